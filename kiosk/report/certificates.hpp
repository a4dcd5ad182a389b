// 研習證明: a page for each participant who earned hours (report/courses.hpp), with the courses and the entries that
// say so. What stands on them is pure; writing them is as pdf_writer.hpp says.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "report/paper_parts.hpp"
#include "report/pdf_writer.hpp"

namespace kiosk::report {

struct CertifiedCourse {
    Words title;
    std::string code; // may be empty
    Words days;
    std::chrono::minutes hours{};
};
struct Certificate {
    Words name;
    Words affiliation; // with the title
    Words statement;
    std::vector<CertifiedCourse> courses; // one at least
    std::chrono::minutes hours{};         // their sum
    std::string evidence;                 // the entries
};
struct Certificates {
    std::string document_title;
    std::string event; // its short title, at the head
    core::Language language;
    Words title;
    Words preamble; // 茲證明
    Words course;   // the table's head
    Words code;
    Words days;
    Words hours;
    Words sum;
    Words organiser_label;
    Words organiser;
    Words signer;
    Words issued; // the event's last day: the same input gives the same file
    Words evidence_label;
    Words source;
    std::vector<Certificate> all; // in the roster's order, one at least
};

// NotFound: nobody earned any hours, or there is no course: said why. Refused: the names are gone.
[[nodiscard]] core::Result<Certificates> certificates(const service::EventRecord& record, const Wording& wording,
                                                      const Scope& scope, const Heading& heading);
// A4, a page each. Io: Cairo's words.
[[nodiscard]] core::Result<Pdf> write_certificates(const Certificates& certificates);
// As draw_document().
[[nodiscard]] core::Result<PagePicture> draw_certificate(const Certificates& certificates, std::size_t number,
                                                         int width);

} // namespace kiosk::report

#include "report/certificates.hpp"

#include <algorithm>

#include "report/courses.hpp"

namespace kiosk::report {
namespace {

Words name_of(const core::Participant& person, const core::Delegation& delegation, const Wording& wording) {
    const auto cell = name_cell(person, delegation);
    Words words{{cell_text(cell), cell.language}};
    const bool home_only = wording.languages() == 1 && wording.language() == core::kHomeLanguage;
    if (!home_only && !person.latin.empty() && person.latin != person.name) words.push_back({person.latin, "en"});
    return words;
}

Words affiliation_of(const core::Participant& person, const core::Delegation& delegation, const Wording& wording) {
    const auto cell = affiliation_cell(person, delegation, wording);
    Words words{{cell_text(cell), cell.language}};
    const auto title = title_cell(person, delegation, wording);
    if (!cell_text(title).empty()) words.push_back({" " + cell_text(title), title.language});
    return words;
}

Words days_of(const CourseSittings& course, const Wording& wording) {
    const auto first = course.sittings.front().day;
    const auto last = course.sittings.back().day;
    auto words = wording.day(first);
    words.resize(1);
    if (last != first) words.front().text += " – " + wording.day(last).front().text;
    return words;
}

class Writer {
  public:
    Writer(const service::EventRecord& record, const Wording& wording)
        : book_(record), wording_(wording), courses_(courses_of(record)) {}

    [[nodiscard]] const std::vector<CourseSittings>& courses() const { return courses_; }

    [[nodiscard]] Certificate write(const core::Participant& person, const core::Delegation& delegation) const {
        Certificate made;
        for (const auto& course : courses_) {
            const auto found = attended(book_, course, person);
            if (found.credited.count() == 0) continue;
            made.courses.push_back({wording_.of(course.title), course.code, days_of(course, wording_), found.credited});
            made.hours += found.credited;
            for (const auto& each : found.sittings) {
                if (!each.counts) continue;
                made.evidence += (made.evidence.empty() ? "" : ", ") + core::short_ref(each.sighting->entry);
                if (each.sighting->paper) made.evidence += " (" + wording_.first("paper_remark") + ")";
            }
        }
        made.name = name_of(person, delegation, wording_);
        made.affiliation = affiliation_of(person, delegation, wording_);
        made.statement = wording_.say_with("certify_body", [&](const core::Language& language) {
            return core::Args{{"event", book_.record().event.title.in(language)}, {"hours", hours_text(made.hours)}};
        });
        return made;
    }

  private:
    DayBook book_;
    const Wording& wording_;
    std::vector<CourseSittings> courses_;
};

} // namespace

core::Result<Certificates> certificates(const service::EventRecord& record, const Wording& wording, const Scope& scope,
                                        const Heading& heading) {
    TRY(check_scope(record, scope));
    if (record.purged)
        return core::fail(core::ErrorKind::Refused, "the names of this event were deleted at the end of their "
                                                    "retention: no certificate can be written any more");
    const Writer writer(record, wording);
    if (writer.courses().empty())
        return core::fail(core::ErrorKind::NotFound,
                          "the event has no course: no session has a checkpoint, and event.toml has no "
                          "[[report.courses]]");
    const auto document = document_of(record, wording, "certificate", record.event.last_day);
    Certificates made{document.title,
                      document.event,
                      document.language,
                      wording.say("certificate"),
                      wording.say("certify"),
                      wording.say("course"),
                      wording.say("course_code"),
                      wording.say("date"),
                      wording.say("hours_column"),
                      wording.say("hours_sum"),
                      wording.say("organiser"),
                      organiser_of(record, wording, heading),
                      wording.say("signer_principal"),
                      wording.day(record.event.last_day),
                      wording.say("evidence"),
                      document.source,
                      {}};
    const auto delegations = delegations_in(record, scope);
    for (const auto& [person, theirs] : enrolled_in(record, delegations)) {
        auto certificate = writer.write(*person, *theirs);
        if (!certificate.courses.empty()) made.all.push_back(std::move(certificate));
    }
    if (made.all.empty())
        return core::fail(core::ErrorKind::NotFound, "nobody earned hours by the event's rule: \"kioskctl report "
                                                     "hours\" says who was late or absent");
    return made;
}

} // namespace kiosk::report

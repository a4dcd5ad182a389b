// A paper as staff choose it at a kiosk, made once: looked at page by page, and written as it was looked at. By what
// `kioskctl report` uses, too.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "core/base/result.hpp"
#include "core/rules/papers.hpp"
#include "map/scene.hpp"
#include "report/certificates.hpp"
#include "report/paper.hpp"
#include "report/pdf_writer.hpp"
#include "report/summary.hpp"
#include "report/wording.hpp"

namespace kiosk::report {

struct PaperFile {
    std::string name; // "visit_簽到表_1126.pdf": the same choice has the same name
    std::string bytes;
    std::vector<std::string> warnings; // as Pdf
};

class ChosenPaper {
  public:
    // scene: for the summary's map; may be null. NotFound: nothing would stand on it. Refused: the names that it is
    // made of are gone. Usage: a day that is none of the event's.
    [[nodiscard]] static core::Result<ChosenPaper> make(const service::EventRecord& record,
                                                        const core::PaperChoice& choice,
                                                        const std::vector<core::Catalogue>& catalogues,
                                                        std::shared_ptr<const map::Scene> scene);

    [[nodiscard]] const core::PaperChoice& choice() const { return choice_; }
    [[nodiscard]] bool no_entries() const { return no_entries_; } // nobody was recorded yet
    // As draw_document(); long_side: pixels.
    [[nodiscard]] core::Result<PagePicture> page(std::size_t number, int long_side) const;
    // A PDF and a workbook, or one of them; no workbook of what has none. Io: as the writers say.
    [[nodiscard]] core::Result<std::vector<PaperFile>> files(core::PaperFiles wanted) const;

  private:
    using Made = std::variant<Document, Certificates, Summary>;
    ChosenPaper(core::PaperChoice choice, Wording wording, Made made)
        : choice_(choice), wording_(std::move(wording)), made_(std::move(made)) {}
    [[nodiscard]] core::Result<Pdf> pdf() const;

    core::PaperChoice choice_;
    Wording wording_;
    Made made_;
    std::shared_ptr<const map::Scene> scene_;
    std::string stem_; // of the files' names
    bool no_entries_ = false;
};

} // namespace kiosk::report

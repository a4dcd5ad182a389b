#include "report/chosen_paper.hpp"

#include <string_view>
#include <utility>

#include "core/base/iso_day.hpp"
#include "report/hours.hpp"
#include "report/meals.hpp"
#include "report/roster.hpp"
#include "report/signin.hpp"
#include "report/summary_page.hpp"
#include "report/xlsx_writer.hpp"

namespace kiosk::report {
namespace {

using core::PaperKind;

std::string languages_of(core::PaperLanguages languages) {
    const std::string home(core::kHomeLanguage);
    switch (languages) {
    case core::PaperLanguages::Home:
        return home;
    case core::PaperLanguages::English:
        return "en";
    case core::PaperLanguages::Both:
        break;
    }
    return home + ",en";
}

std::string_view title_key(PaperKind kind) {
    switch (kind) {
    case PaperKind::Signin:
        return "signin";
    case PaperKind::Roster:
        return "roster";
    case PaperKind::Hours:
        return "hours";
    case PaperKind::Certificates:
        return "certificate";
    case PaperKind::Meals:
        return "meals";
    case PaperKind::Summary:
        break;
    }
    return "summary";
}

// In the house's language, whatever the paper's is: whoever reads the stick reads that.
std::string stem_of(const core::EventId& event, const core::PaperChoice& choice, const Wording& home) {
    std::string stem = event.str() + "_" + home.first(title_key(choice.kind));
    if (choice.day) {
        const auto day = core::format_day(*choice.day); // 2026-11-26
        stem += "_" + day.substr(5, 2) + day.substr(8, 2);
    }
    if (choice.whom == core::PaperWhom::Hosts) stem += "_本地";
    if (choice.whom == core::PaperWhom::Guests) stem += "_來訪";
    if (choice.signing == core::PaperSigning::Sign) stem += "_簽名欄";
    if (choice.signing == core::PaperSigning::Blank) stem += "_空白";
    if (choice.languages == core::PaperLanguages::English) stem += "_en";
    if (choice.languages == core::PaperLanguages::Both) stem += "_雙語";
    return stem;
}

template <class Made, class Paper> core::Result<Made> as(core::Result<Paper> paper) {
    return std::move(paper).map([](Paper&& made) { return Made(std::move(made)); });
}

template <class Made>
core::Result<Made> made_of(const service::EventRecord& record, const Wording& wording,
                           const core::PaperChoice& choice) {
    const Scope scope{choice.day, {}, choice.whom};
    switch (choice.kind) {
    case PaperKind::Signin: {
        SigninOptions options;
        options.scope = scope;
        options.sign = choice.signing == core::PaperSigning::Sign;
        options.blank = choice.signing == core::PaperSigning::Blank;
        return as<Made>(signin_sheet(record, wording, options));
    }
    case PaperKind::Roster:
        return as<Made>(actual_roster(record, wording, scope, {}));
    case PaperKind::Hours:
        return as<Made>(course_hours(record, wording, scope));
    case PaperKind::Certificates:
        return as<Made>(certificates(record, wording, scope, {}));
    case PaperKind::Meals:
        return as<Made>(meal_counts(record, wording, {scope, {}}));
    case PaperKind::Summary:
        break;
    }
    return as<Made>(summarise(record, choice.day));
}

} // namespace

core::Result<ChosenPaper> ChosenPaper::make(const service::EventRecord& record, const core::PaperChoice& choice,
                                            const std::vector<core::Catalogue>& catalogues,
                                            std::shared_ptr<const map::Scene> scene) {
    auto wording = TRY(Wording::make(languages_of(choice.languages), catalogues));
    auto made = TRY(made_of<Made>(record, wording, choice));
    ChosenPaper paper(choice, std::move(wording), std::move(made));
    paper.scene_ = std::move(scene);
    paper.stem_ = stem_of(record.event.id, choice, TRY(Wording::make(core::kHomeLanguage, catalogues)));
    paper.no_entries_ = record.entries == 0;
    return paper;
}

core::Result<PagePicture> ChosenPaper::page(std::size_t number, int long_side) const {
    const auto upright = long_side * 210 / 297; // A4
    if (const auto* document = std::get_if<Document>(&made_)) return draw_document(*document, number, long_side);
    if (const auto* all = std::get_if<Certificates>(&made_)) return draw_certificate(*all, number, upright);
    return draw_summary(std::get<Summary>(made_), wording_, scene_.get(), upright);
}

core::Result<Pdf> ChosenPaper::pdf() const {
    if (const auto* document = std::get_if<Document>(&made_)) return write_pdf(*document);
    if (const auto* all = std::get_if<Certificates>(&made_)) return write_certificates(*all);
    return write_summary_pdf(std::get<Summary>(made_), wording_, scene_.get());
}

core::Result<std::vector<PaperFile>> ChosenPaper::files(core::PaperFiles wanted) const {
    std::vector<PaperFile> files;
    const auto* document = std::get_if<Document>(&made_);
    if (wanted != core::PaperFiles::Workbook || document == nullptr) {
        auto written = TRY(pdf());
        files.push_back({stem_ + ".pdf", std::move(written.bytes), std::move(written.warnings)});
    }
    if (wanted != core::PaperFiles::Pdf && document != nullptr)
        files.push_back({stem_ + ".xlsx", TRY(write_xlsx(*document)), {}});
    return files;
}

} // namespace kiosk::report

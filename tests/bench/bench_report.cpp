// Every paper of ten thousand people at eight checkpoints, beside the bare cost of the same cells and lines.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <xlsxwriter.h>

#include "bench/figures.hpp"
#include "event/files/assets.hpp"
#include "report/certificates.hpp"
#include "report/csv_writer.hpp"
#include "report/hours.hpp"
#include "report/meals.hpp"
#include "report/pdf_writer.hpp"
#include "report/roster.hpp"
#include "report/signin.hpp"
#include "report/summary.hpp"
#include "report/summary_page.hpp"
#include "report/visit_file.hpp"
#include "report/xlsx_writer.hpp"
#include "service/event_record.hpp"
#include "support/sample_event.hpp"

namespace kiosk::bench {
namespace {

constexpr int kPeople = 10'000;
constexpr int kDoors = 8;
constexpr int kGroup = 40;

// Groups of forty with names of every script in turn; everybody is seen at each of the eight doors.
service::EventRecord crowded_day() {
    static constexpr std::array<std::array<const char*, 2>, 6> kNames{{{"ja", "佐藤 美咲"},
                                                                       {"ko", "남궁 하늘별"},
                                                                       {"th", "กนกวรรณ ศรีสุวรรณ"},
                                                                       {"vi", "Nguyễn Hoàng Phương Thảo"},
                                                                       {"id", "Dewi Lestari"},
                                                                       {"zh-TW", "林怡晴"}}};
    auto package = test::sample_event().package;
    service::EventRecord record;
    record.event = package.event;
    record.event.last_day = record.event.first_day;
    record.programme = package.programme;
    for (int door = 0; door < kDoors; ++door) {
        const auto kind = door < 2             ? core::CheckpointKind::Gate
                          : door == kDoors - 1 ? core::CheckpointKind::Meal
                                               : core::CheckpointKind::Session;
        record.checkpoints.push_back(test::detail::checkpoint("door-" + std::to_string(door), kind,
                                                              "area-" + std::to_string(door),
                                                              door == 1 ? core::Direction::Out : core::Direction::In));
    }
    record.event.report.courses = {
        {"A", {}, std::chrono::minutes{90}, {core::CheckpointId{"door-2"}, core::CheckpointId{"door-3"}}}};
    for (int i = 0; i < kPeople; ++i) {
        const auto& name = kNames[static_cast<std::size_t>(i / kGroup) % kNames.size()];
        if (i % kGroup == 0)
            record.delegations.push_back({core::DelegationId{"g" + std::to_string(i / kGroup)},
                                          test::detail::texts("團體 " + std::to_string(i / kGroup), "Group"),
                                          "JP",
                                          name[0],
                                          false,
                                          {}});
        auto person = test::detail::person("p" + std::to_string(i), record.delegations.back().id.str(),
                                           std::string(name[1]) + " " + std::to_string(i), "");
        person.affiliation = "示範學校 " + std::to_string(i / kGroup);
        auto& sightings = record.sightings[core::subject_of(person.id)];
        for (int door = 0; door < kDoors; ++door) {
            service::Sighting one;
            one.entry = {test::filled<core::LedgerId>(1), core::LedgerSeq{++record.entries}};
            // The way out comes last.
            const int order = door == 1 ? kDoors : door;
            one.at = core::LocalTime{test::kFirstDay} + std::chrono::minutes{8 * 60 + order * 55 + i % 50};
            one.checkpoint = record.checkpoints[static_cast<std::size_t>(door)].id;
            one.enters = door != 1;
            sightings.push_back(std::move(one));
        }
        std::ranges::sort(sightings, {}, &service::Sighting::at);
        record.participants.push_back(std::move(person));
    }
    return record;
}

cairo_status_t add(void* text, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(text)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

// The texts of the cells as one layout each, and a box around each; pages as many.
std::size_t bare_pdf(const report::Document& document) {
    std::string bytes;
    cairo_surface_t* surface = cairo_pdf_surface_create_for_stream(add, &bytes, 842, 595);
    cairo_t* context = cairo_create(surface);
    PangoLayout* layout = pango_cairo_create_layout(context);
    PangoFontDescription* font = pango_font_description_from_string("Noto Sans CJK TC 10");
    pango_layout_set_font_description(layout, font);
    for (const auto& paper : document.papers) {
        double y = 120;
        for (const auto& row : paper.rows) {
            double x = 36;
            for (const auto& cell : row) {
                cairo_rectangle(context, x, y, 85, 25);
                cairo_stroke(context);
                const auto text = report::cell_text(cell);
                if (!text.empty()) {
                    pango_layout_set_text(layout, text.c_str(), static_cast<int>(text.size()));
                    cairo_move_to(context, x + 4, y + 5);
                    pango_cairo_show_layout(context, layout);
                }
                x += 85;
            }
            y += 25;
            if (y > 500) {
                cairo_show_page(context);
                y = 120;
            }
        }
        cairo_show_page(context);
    }
    pango_font_description_free(font);
    g_object_unref(layout);
    cairo_destroy(context);
    cairo_surface_finish(surface);
    cairo_surface_destroy(surface);
    return bytes.size();
}

void bare_xlsx(const report::Document& document, const std::string& file) {
    lxw_workbook* book = workbook_new(file.c_str());
    lxw_format* border = workbook_add_format(book);
    format_set_border(border, LXW_BORDER_THIN);
    for (const auto& paper : document.papers) {
        lxw_worksheet* sheet = workbook_add_worksheet(book, nullptr);
        lxw_row_t at = 0;
        for (const auto& row : paper.rows) {
            lxw_col_t column = 0;
            for (const auto& cell : row)
                worksheet_write_string(sheet, at, column++, report::cell_text(cell).c_str(), border);
            ++at;
        }
    }
    workbook_close(book);
}

const report::Wording& wording() {
    static const auto kWords =
        report::Wording::make("zh-TW",
                              event::load_catalogues(std::filesystem::path(KIOSK_SOURCE_DIR) / "assets").value())
            .value();
    return kWords;
}

constexpr double kMostMs = 2'000;

// A paper that is a document: its tables made, and written as each kind of file.
using Make = std::function<report::Document(const service::EventRecord&)>;
void document(benchmark::State& state, const std::string& label, const Make& make) {
    const auto record = crowded_day();
    const std::string file = "bare.xlsx";
    Durations tables, pdfs, bare_pdfs, books, bare_books, lists, whole;
    std::size_t pages = 0;
    for (auto _ : state) {
        report::Document document;
        tables.push_back(timed([&] { document = make(record); }));
        pdfs.push_back(timed([&] { pages = report::write_pdf(document).value().pages; }));
        books.push_back(timed([&] { benchmark::DoNotOptimize(report::write_xlsx(document).value()); }));
        lists.push_back(timed([&] {
            benchmark::DoNotOptimize(report::write_csv(document, wording().say("date"), wording().say("whom")));
        }));
        whole.push_back(tables.back() + pdfs.back());
        bare_pdfs.push_back(timed([&] { benchmark::DoNotOptimize(bare_pdf(document)); }));
        bare_books.push_back(timed([&] { bare_xlsx(document, file); }));
    }
    std::filesystem::remove(file);
    state.SetLabel(label + " of 10,000 people at 8 checkpoints");
    figure(state, "tables_ms", percentile_ms(tables, 0.5));
    figure(state, "pdf_ms", percentile_ms(pdfs, 0.5));
    figure(state, "pdf_ms_peer", percentile_ms(bare_pdfs, 0.5));
    figure(state, "workbook_ms", percentile_ms(books, 0.5));
    figure(state, "workbook_ms_peer", percentile_ms(bare_books, 0.5));
    figure(state, "csv_ms", percentile_ms(lists, 0.5));
    figure_at_most(state, "tables_and_pdf_ms", percentile_ms(whole, 0.5), kMostMs);
    figure(state, "pages_n", static_cast<double>(pages));
}

void sign_in(benchmark::State& state) {
    document(state, "sign-in sheets",
             [](const auto& record) { return report::signin_sheet(record, wording(), {}).value(); });
}
BENCHMARK(sign_in)->Unit(benchmark::kMillisecond)->Iterations(3);

void roster(benchmark::State& state) {
    document(state, "attendance roster",
             [](const auto& record) { return report::actual_roster(record, wording(), {}, {}).value(); });
}
BENCHMARK(roster)->Unit(benchmark::kMillisecond)->Iterations(3);

void hours(benchmark::State& state) {
    document(state, "training hours",
             [](const auto& record) { return report::course_hours(record, wording(), {}).value(); });
}
BENCHMARK(hours)->Unit(benchmark::kMillisecond)->Iterations(3);

void meals(benchmark::State& state) {
    document(state, "meal counts",
             [](const auto& record) { return report::meal_counts(record, wording(), {}).value(); });
}
BENCHMARK(meals)->Unit(benchmark::kMillisecond)->Iterations(3);

// One page and the visit file.
void summary(benchmark::State& state) {
    const auto record = crowded_day();
    Durations counts, whole;
    for (auto _ : state) {
        report::Summary found;
        counts.push_back(timed([&] { found = report::summarise(record, {}).value(); }));
        whole.push_back(counts.back() + timed([&] {
                            benchmark::DoNotOptimize(report::write_visit_file(found));
                            benchmark::DoNotOptimize(report::write_summary_pdf(found, wording(), nullptr).value());
                        }));
    }
    state.SetLabel("summary of 10,000 people at 8 checkpoints");
    figure(state, "counts_ms", percentile_ms(counts, 0.5));
    figure_at_most(state, "whole_ms", percentile_ms(whole, 0.5), kMostMs);
}
BENCHMARK(summary)->Unit(benchmark::kMillisecond)->Iterations(3);

// A page each. Their words alone, without drawing: ten thousand pages are a stack that nobody prints at once.
void certificates(benchmark::State& state) {
    const auto record = crowded_day();
    Durations made;
    std::size_t pages = 0;
    for (auto _ : state)
        made.push_back(timed([&] { pages = report::certificates(record, wording(), {}, {}).value().all.size(); }));
    state.SetLabel("what stands on the certificates of 10,000 people");
    figure_at_most(state, "made_ms", percentile_ms(made, 0.5), kMostMs);
    figure(state, "pages_n", static_cast<double>(pages));
}
BENCHMARK(certificates)->Unit(benchmark::kMillisecond)->Iterations(3);

} // namespace
} // namespace kiosk::bench

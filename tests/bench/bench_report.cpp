// The sign-in sheets of ten thousand people at eight checkpoints, beside the bare cost of the same cells and lines.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <xlsxwriter.h>

#include "bench/figures.hpp"
#include "event/files/assets.hpp"
#include "report/csv_writer.hpp"
#include "report/pdf_writer.hpp"
#include "report/signin.hpp"
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
        auto made = test::detail::checkpoint(
            "door-" + std::to_string(door), door < 2 ? core::CheckpointKind::Gate : core::CheckpointKind::Session,
            "area-" + std::to_string(door), door == 1 ? core::Direction::Out : core::Direction::In);
        record.checkpoints.push_back(std::move(made));
    }
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

void sign_in(benchmark::State& state) {
    const auto record = crowded_day();
    const auto catalogues = event::load_catalogues(std::filesystem::path(KIOSK_SOURCE_DIR) / "assets").value();
    const auto wording = report::Wording::make("zh-TW", catalogues).value();
    const std::string file = "bare.xlsx";
    Durations tables, pdfs, bare_pdfs, books, bare_books, lists, whole;
    std::size_t pages = 0;
    for (auto _ : state) {
        report::Document document;
        tables.push_back(timed([&] { document = report::signin_sheet(record, wording, {}).value(); }));
        pdfs.push_back(timed([&] { pages = report::write_pdf(document).value().pages; }));
        books.push_back(timed([&] { benchmark::DoNotOptimize(report::write_xlsx(document).value()); }));
        lists.push_back(timed(
            [&] { benchmark::DoNotOptimize(report::write_csv(document, wording.say("date"), wording.say("whom"))); }));
        whole.push_back(tables.back() + pdfs.back());
        bare_pdfs.push_back(timed([&] { benchmark::DoNotOptimize(bare_pdf(document)); }));
        bare_books.push_back(timed([&] { bare_xlsx(document, file); }));
    }
    std::filesystem::remove(file);
    state.SetLabel("sign-in sheets of 10,000 people at 8 checkpoints");
    figure(state, "tables_ms", percentile_ms(tables, 0.5));
    figure(state, "pdf_ms", percentile_ms(pdfs, 0.5));
    figure(state, "pdf_ms_peer", percentile_ms(bare_pdfs, 0.5));
    figure(state, "workbook_ms", percentile_ms(books, 0.5));
    figure(state, "workbook_ms_peer", percentile_ms(bare_books, 0.5));
    figure(state, "csv_ms", percentile_ms(lists, 0.5));
    figure_at_most(state, "tables_and_pdf_ms", percentile_ms(whole, 0.5), 2'000);
    figure(state, "pages_n", static_cast<double>(pages));
}
BENCHMARK(sign_in)->Unit(benchmark::kMillisecond)->Iterations(3);

} // namespace
} // namespace kiosk::bench

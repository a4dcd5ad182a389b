// A thousand people's badges on paper, beside the codes alone; ten thousand issued, beside the bare signatures.
#include <benchmark/benchmark.h>

#include <cairo-pdf.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/figures.hpp"
#include "event/files/assets.hpp"
#include "event/package/badges.hpp"
#include "print/badge/content.hpp"
#include "print/badge/sheet.hpp"
#include "scan/qr_writer.hpp"
#include "support/sample_event.hpp"

namespace kiosk::bench {
namespace {

constexpr std::size_t kPrinted = 1'000;
constexpr std::size_t kIssued = 10'000;

// Delegations of forty, names of every script in turn.
core::EventPackage crowd(std::size_t people, const core::SigningKey& key) {
    static constexpr std::array<std::array<const char*, 3>, 6> kNames{{{"ja", "佐藤 美咲", "SATO Misaki"},
                                                                       {"ko", "남궁 하늘별", "NAMGUNG Haneulbyeol"},
                                                                       {"th", "กนกวรรณ ศรีสุวรรณ", "KANOKWAN Srisuwan"},
                                                                       {"vi", "Nguyễn Hoàng Phương Thảo", ""},
                                                                       {"id", "Dewi Lestari", ""},
                                                                       {"zh-TW", "林怡晴", "LIN Yi-Ching"}}};
    core::EventPackage package;
    package.event.id = core::EventId{"sample-crowd"};
    package.event.tag = core::event_tag(package.event.id);
    package.event.title.by_language = {{"", "國際教育交流參訪"}, {"en", "International school visit"}};
    package.event.host_school.by_language = {{"", "晴川高級中學"}, {"en", "Qingchuan Senior High School"}};
    package.event.first_day = test::kFirstDay;
    package.event.last_day = test::kSecondDay;
    package.event.sample = true;
    package.event.issuers = {key.public_key()};
    for (std::size_t i = 0; i < people; ++i) {
        const auto delegation = "d" + std::to_string(i / 40);
        const auto& name = kNames[(i / 40) % kNames.size()];
        if (i % 40 == 0) {
            package.delegations.push_back({});
            package.delegations.back().id = core::DelegationId{delegation};
            package.delegations.back().name.by_language = {{"", "青葉台高等學校"}, {"en", "Aobadai High School"}};
            package.delegations.back().language = name[0];
        }
        core::Participant person;
        person.id = core::ParticipantId{"p" + std::to_string(i)};
        person.delegation = core::DelegationId{delegation};
        person.name = name[1];
        person.latin = name[2];
        person.role = "student";
        person.group = std::string(1, static_cast<char>('A' + i % 6));
        package.participants.push_back(std::move(person));
    }
    return package;
}

cairo_status_t append(void* text, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(text)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

// As many modules, as rectangles in a PDF: what the paper costs without a letter on it.
std::string bare_codes(const std::vector<print::BadgeContent>& badges) {
    std::string bytes;
    cairo_surface_t* surface = cairo_pdf_surface_create_for_stream(append, &bytes, 595, 842);
    cairo_t* context = cairo_create(surface);
    for (std::size_t i = 0; i < badges.size(); ++i) {
        const auto code = scan::write_qr(badges[i].token).value();
        const double left = 50 + 250.0 * static_cast<double>(i % 2);
        const double top = 30 + 180.0 * static_cast<double>(i / 2 % 4);
        for (int y = 0; y < code.size; ++y) {
            for (int x = 0; x < code.size; ++x) {
                if (code.dark(x, y)) cairo_rectangle(context, left + 1.94 * x, top + 1.94 * y, 1.94, 1.94);
            }
        }
        cairo_fill(context);
        if (i % 8 == 7) cairo_show_page(context);
    }
    cairo_destroy(context);
    cairo_surface_finish(surface);
    cairo_surface_destroy(surface);
    return bytes;
}

void print_sheet(benchmark::State& state) {
    const core::IssuerKey key{test::key_from(1), true};
    const auto package = crowd(kPrinted, key.key);
    const auto rows = event::issue_badges(package, {}, key).value().rows;
    const auto catalogues = event::load_catalogues(std::filesystem::path(KIOSK_SOURCE_DIR) / "assets").value();
    const auto selection = print::select_badges(package, rows, catalogues, {}).value();
    Durations codes;
    Durations sheets;
    std::size_t bytes = 0;
    for (auto _ : state) {
        codes.push_back(timed([&] { benchmark::DoNotOptimize(bare_codes(selection.badges)); }));
        sheets.push_back(timed([&] {
            print::BadgePrinter printer;
            auto sheet = printer.sheet(package, selection.badges, {});
            if (!sheet) state.SkipWithError(sheet.error().detail.c_str());
            bytes = sheet ? sheet->bytes.size() : 0;
        }));
    }
    state.SetLabel("print 1,000 badges and the leaders' as PDF");
    figure(state, "sheet_ms", percentile_ms(sheets, 0.5));
    figure(state, "sheet_ms_peer", percentile_ms(codes, 0.5));
    figure(state, "size_kB", static_cast<double>(bytes) / 1000);
}
BENCHMARK(print_sheet)->Unit(benchmark::kMillisecond)->Iterations(3);

void issue(benchmark::State& state) {
    const core::IssuerKey key{test::key_from(1), true};
    const auto package = crowd(kIssued, key.key);
    const auto badges = kIssued + package.delegations.size();
    Durations signing;
    Durations issuing;
    for (auto _ : state) {
        signing.push_back(timed([&] {
            for (std::size_t i = 0; i < badges; ++i) {
                core::TokenBody body;
                body.badge = core::BadgeId{i + 1};
                benchmark::DoNotOptimize(core::issue_token(body, key.key));
            }
        }));
        issuing.push_back(timed([&] {
            const auto issued = event::issue_badges(package, {}, key);
            if (!issued || issued->issued != badges) state.SkipWithError("badges are missing");
        }));
    }
    state.SetLabel("issue 10,000 people's badges");
    figure(state, "whole_ms", percentile_ms(issuing, 0.5));
    figure(state, "whole_ms_peer", percentile_ms(signing, 0.5));
    figure_at_least(state, "share_of_bare_signing_percent",
                    100 * percentile_ms(signing, 0.5) / percentile_ms(issuing, 0.5), 80);
}
BENCHMARK(issue)->Unit(benchmark::kMillisecond)->Iterations(3);

} // namespace
} // namespace kiosk::bench

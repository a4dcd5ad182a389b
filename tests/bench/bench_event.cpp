// A roster of 100,000 people from a spreadsheet into the database, beside plain libcsv, sqlite3's own insertion of the
// same cells, and the limit of the whole. The files are made in the current folder.
#include <benchmark/benchmark.h>
#include <csv.h>
#include <sqlite3.h>
#include <xlsxwriter.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <string>

#include "bench/figures.hpp"
#include "event/package/badges.hpp"
#include "event/package/made_folder.hpp"
#include "event/package/package.hpp"
#include "event/workbook/event_workbook.hpp"
#include "event/workbook/find_sheets.hpp"
#include "store/database.hpp"

namespace kiosk::bench {
namespace {

namespace fs = std::filesystem;

constexpr int kPeople = 100'000;
constexpr double kMostMs = 5'000; // check and load together
const fs::path kCsv = "roster-csv";
const fs::path kXlsx = "roster-xlsx";
const fs::path kDatabase = "roster.db";

const std::vector<std::string>& header() {
    static const std::vector<std::string> names{"編號",     "團體", "姓名", "英文姓名", "身分", "職稱",
                                                "服務單位", "組別", "班級", "餐別",     "忌食", "條碼"};
    return names;
}

std::vector<std::string> person(int i) {
    const auto number = std::to_string(i);
    return {"p" + number,
            i % 3 == 0 ? "home" : "aoba",
            "王小明" + number,
            "WANG Xiaoming " + number,
            i % 9 == 0 ? "教師" : "學生",
            "",
            "晴川高級中學",
            "A" + std::to_string(i % 40),
            "高二3班",
            i % 5 == 0 ? "蛋奶素" : "葷",
            i % 7 == 0 ? "花生、牛" : "",
            "47" + std::to_string(10'000'000 + i)};
}

std::string csv_text() {
    std::string text;
    const auto add = [&](const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            text += (i == 0 ? "" : ",") + cells[i];
        }
        text += "\r\n";
    };
    add(header());
    for (int i = 0; i < kPeople; ++i) {
        add(person(i));
    }
    return text;
}

void write_xlsx(const fs::path& file) {
    lxw_workbook* book = workbook_new(file.c_str());
    lxw_worksheet* sheet = workbook_add_worksheet(book, nullptr);
    for (int row = 0; row <= kPeople; ++row) {
        const auto cells = row == 0 ? header() : person(row - 1);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(i), cells[i].c_str(),
                                   nullptr);
        }
    }
    workbook_close(book);
}

// The folder, made once.
const fs::path& roster(const fs::path& dir) {
    if (fs::exists(dir)) {
        return dir;
    }
    fs::create_directories(dir);
    const auto write = [&](const char* name, const std::string& text) { std::ofstream(dir / name) << text; };
    write("event.toml", "id = \"bench\"\ntitle = \"量測\"\nfirst_day = 2026-11-26\nlast_day = 2026-11-26\n"
                        "sample = true\nissuers = [\"" +
                            std::string(64, '1') + "\"]\n");
    write("delegations.csv", "id,name,country,language\naoba,青葉台,JP,ja\nhome,本校,TW,zh-TW\n");
    write("programme.csv", "id,day,starts,ends,title\na,2026-11-26,09:00,10:00,歡迎\n");
    write("checkpoints.csv", "id,kind,name,area,direction\ngate,gate,正門,campus,in\n");
    if (dir == kCsv) {
        write("participants.csv", csv_text());
    } else {
        write_xlsx(dir / "participants.xlsx");
    }
    return dir;
}

// What libcsv alone needs to see every cell of the same bytes, given whole.
double plain_libcsv_ms(const std::string& bytes) {
    csv_parser parser{};
    csv_init(&parser, CSV_STRICT);
    std::size_t cells = 0;
    const auto took = timed([&] {
        csv_parse(
            &parser, bytes.data(), bytes.size(),
            [](void*, std::size_t, void* count) { ++*static_cast<std::size_t*>(count); }, nullptr, &cells);
    });
    csv_free(&parser);
    benchmark::DoNotOptimize(cells);
    return took.count();
}

// What SQLite needs to take the same cells as texts into one table with a primary key, in one transaction.
double plain_sqlite_ms() {
    const char* file = "peer.db";
    fs::remove(file);
    sqlite3* database = nullptr;
    sqlite3_open(file, &database);
    sqlite3_exec(database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;", nullptr, nullptr, nullptr);
    std::string columns;
    std::string marks;
    for (std::size_t i = 0; i < header().size(); ++i) {
        columns += (i == 0 ? "c0 TEXT PRIMARY KEY" : ", c" + std::to_string(i) + " TEXT");
        marks += i == 0 ? "?" : ",?";
    }
    sqlite3_exec(database, ("CREATE TABLE peer (" + columns + ") STRICT").c_str(), nullptr, nullptr, nullptr);
    sqlite3_stmt* insert = nullptr;
    sqlite3_prepare_v2(database, ("INSERT INTO peer VALUES (" + marks + ")").c_str(), -1, &insert, nullptr);
    std::vector<std::vector<std::string>> people;
    for (int i = 0; i < kPeople; ++i) {
        people.push_back(person(i));
    }
    const auto took = timed([&] {
        sqlite3_exec(database, "BEGIN", nullptr, nullptr, nullptr);
        for (const auto& cells : people) {
            for (std::size_t i = 0; i < cells.size(); ++i) {
                sqlite3_bind_text(insert, static_cast<int>(i) + 1, cells[i].data(), static_cast<int>(cells[i].size()),
                                  SQLITE_STATIC);
            }
            sqlite3_step(insert);
            sqlite3_reset(insert);
        }
        sqlite3_exec(database, "COMMIT", nullptr, nullptr, nullptr);
    });
    sqlite3_finalize(insert);
    sqlite3_close(database);
    fs::remove(file);
    return took.count();
}

void check_and_load(benchmark::State& state, const fs::path& dir) {
    roster(dir);
    const auto bytes = csv_text();
    double check = 0;
    double load = 0;
    for (auto _ : state) {
        for (const char* suffix : {"", "-wal", "-shm", ".identity", ".lock"}) {
            fs::remove(kDatabase.string() + suffix);
        }
        event::PackageReport report;
        check = timed([&] { report = event::read_package(dir); }).count();
        if (!report.ok() || report.package->participants.size() != kPeople) {
            state.SkipWithError("the roster was not read");
            return;
        }
        auto database = store::Database::open(kDatabase, store::OpenMode::Create);
        bool loaded = false;
        load = timed([&] { loaded = database && database->load(*report.package).has_value(); }).count();
        if (!loaded) {
            state.SkipWithError("the roster was not loaded");
            return;
        }
    }
    figure_at_most(state, "check_and_load_ms", check + load, kMostMs);
    figure(state, "check_ms", check);
    state.counters["check_ms_peer"] = plain_libcsv_ms(bytes);
    figure(state, "load_ms", load);
    state.counters["load_ms_peer"] = plain_sqlite_ms();
}

BENCHMARK_CAPTURE(check_and_load, csv, kCsv)
    ->Name("100,000 people from CSV (peers: plain libcsv, plain SQLite)")
    ->Unit(benchmark::kMillisecond)
    ->Iterations(3);
BENCHMARK_CAPTURE(check_and_load, xlsx, kXlsx)
    ->Name("100,000 people from .xlsx (peers: libcsv on the same cells, plain SQLite)")
    ->Unit(benchmark::kMillisecond)
    ->Iterations(3);

// An event that is one workbook, with ten thousand people: read, made into its folder, issued, sealed and loaded.
void event_workbook(benchmark::State& state) {
    constexpr int kGuests = 10'000;
    constexpr double kMostWorkbookMs = 5'000;
    const fs::path file = "event.xlsx";
    const core::IssuerKey key{core::SigningKey::from_seed(std::array<std::uint8_t, 32>{7}), false};
    auto package = event::read_package(roster(kCsv)).package.value();
    package.event.sample = false;
    package.event.issuers = {key.key.public_key()};
    package.participants.resize(kGuests);
    std::ofstream(file, std::ios::binary) << event::write_event_workbook(package, package.revision).value();
    const auto folder = event::folder_beside(file);
    Durations reading, making, issuing, loading, whole;
    for (auto _ : state) {
        fs::remove_all(folder);
        fs::remove(kDatabase);
        event::PackageReport report;
        reading.push_back(timed([&] { report = event::read_package(file); }));
        making.push_back(timed([&] { event::make_folder(report, folder).value(); }));
        event::IssuedBadges issued;
        issuing.push_back(timed([&] {
            issued = event::issue_badges(*report.package, {}, key).value();
            std::ofstream(folder / "badges.csv", std::ios::binary) << event::write_badge_rows(issued.rows);
        }));
        loading.push_back(timed([&] {
            auto made = event::read_package(folder);
            const auto seal = event::make_seal(made.package->event.id, core::RevisionNumber{1}, made.files, key.key);
            std::ofstream(folder / "seal.toml", std::ios::binary) << event::write_seal(seal);
            made = event::read_package(folder);
            (void)store::Database::open(kDatabase, store::OpenMode::Create).value().load(*made.package).value();
        }));
        whole.push_back(reading.back() + making.back() + issuing.back() + loading.back());
    }
    state.SetLabel("10,000 people from one workbook to loaded and issued");
    figure(state, "read_ms", percentile_ms(reading, 0.5));
    figure(state, "folder_ms", percentile_ms(making, 0.5));
    figure(state, "issue_ms", percentile_ms(issuing, 0.5));
    figure(state, "seal_and_load_ms", percentile_ms(loading, 0.5));
    figure_at_most(state, "whole_ms", percentile_ms(whole, 0.5), kMostWorkbookMs);
}
BENCHMARK(event_workbook)->Unit(benchmark::kMillisecond)->Iterations(3);

} // namespace
} // namespace kiosk::bench

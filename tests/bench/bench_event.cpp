// A roster of 100,000 people from a spreadsheet into the database, beside plain libcsv, sqlite3's own insertion of the
// same cells, and the limit of the whole; and 10,000 people from one workbook to loaded and issued, beside the same
// with nothing checked. The files are made in the current folder.
#include <benchmark/benchmark.h>
#include <csv.h>
#include <pugixml.hpp>
#include <sqlite3.h>
#include <xlsxwriter.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include "bench/figures.hpp"
#include "core/crypto/crypto_key.hpp"
#include "core/event/token.hpp"
#include "event/package/badges.hpp"
#include "event/package/package.hpp"
#include "event/table/archive.hpp"
#include "event/workbook/event_workbook.hpp"
#include "store/database.hpp"

namespace kiosk::bench {
namespace {

namespace fs = std::filesystem;

constexpr int kPeople = 100'000;
constexpr int kInWorkbook = 10'000;
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
double plain_sqlite_ms(int rows) {
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
    for (int i = 0; i < rows; ++i) {
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

void forget_database() {
    for (const char* suffix : {"", "-wal", "-shm", ".identity", ".lock"}) fs::remove(kDatabase.string() + suffix);
}

void check_and_load(benchmark::State& state, const fs::path& dir) {
    roster(dir);
    const auto bytes = csv_text();
    double check = 0;
    double load = 0;
    for (auto _ : state) {
        forget_database();
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
    state.counters["load_ms_peer"] = plain_sqlite_ms(kPeople);
}

// Of the roster above so many, as one workbook.
std::string event_workbook(const core::IssuerKey& key) {
    core::EventPackage package;
    package.event.id = core::EventId{"bench"};
    package.event.title.by_language = {{"", "量測"}};
    package.event.first_day = package.event.last_day = core::LocalDay{std::chrono::days{20'783}};
    package.event.issuers = {key.key.public_key()};
    package.event.retention_days = 30;
    for (const char* id : {"aoba", "home"}) {
        core::Delegation delegation;
        delegation.id = core::DelegationId{id};
        delegation.name.by_language = {{"", id}};
        delegation.country = "JP";
        delegation.language = "ja";
        package.delegations.push_back(std::move(delegation));
    }
    core::Checkpoint gate;
    gate.id = core::CheckpointId{"gate"};
    gate.name.by_language = {{"", "正門"}};
    gate.area = core::AreaId{"campus"};
    package.checkpoints.push_back(std::move(gate));
    for (int i = 0; i < kInWorkbook; ++i) {
        const auto cells = person(i);
        core::Participant one;
        one.id = core::ParticipantId{cells[0]};
        one.delegation = core::DelegationId{cells[1]};
        one.name = cells[2];
        one.latin = cells[3];
        one.role = "student";
        one.affiliation = cells[6];
        one.group = cells[7];
        one.external_codes = {cells[11]};
        package.participants.push_back(std::move(one));
    }
    return event::write_event_workbook(package, core::RevisionNumber{1}).value();
}

// What the parts of the same workbook need to be unpacked and to become XML, with nothing read of them.
double plain_xml_ms(const std::string& bytes) {
    std::vector<std::string> parts{"xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"};
    for (int sheet = 1; sheet <= 7; ++sheet) parts.push_back("xl/worksheets/sheet" + std::to_string(sheet) + ".xml");
    std::size_t children = 0;
    const auto took = timed([&] {
        event::Archive archive(bytes);
        for (const auto& part : parts) {
            const auto text = archive.read(part, event::kMaxPartBytes);
            pugi::xml_document document;
            if (text && document.load_buffer(text->data(), text->size())) children += document.first_child() ? 1U : 0U;
        }
    });
    benchmark::DoNotOptimize(children);
    return took.count();
}

double plain_signing_ms(const core::SigningKey& key, std::size_t badges) {
    return timed([&] {
               for (std::size_t i = 0; i < badges; ++i) {
                   core::TokenBody body;
                   body.badge = core::BadgeId{i + 1};
                   benchmark::DoNotOptimize(core::issue_token(body, key));
               }
           })
        .count();
}

void workbook_to_loaded_and_issued(benchmark::State& state) {
    std::array<std::uint8_t, 32> seed{};
    seed.fill(7);
    const core::IssuerKey key{core::SigningKey::from_seed(seed), false};
    const fs::path file = "event.xlsx";
    const auto bytes = event_workbook(key);
    std::ofstream(file, std::ios::binary) << bytes;
    double whole = 0;
    std::size_t badges = 0;
    for (auto _ : state) {
        forget_database();
        whole = timed([&] {
                    auto report = event::read_package(file);
                    if (!report.ok()) return state.SkipWithError(event::to_line(report.problems.front()).c_str());
                    const auto issued = event::issue_badges(*report.package, {}, key);
                    badges = issued ? issued->rows.size() : 0;
                    std::vector<core::Badge> theirs;
                    for (std::size_t i = 0; i < badges; ++i) theirs.push_back(issued->rows[i].badge);
                    event::put_badges(report, std::move(theirs));
                    auto database = store::Database::open(kDatabase, store::OpenMode::Create);
                    if (!database || !database->load(*report.package, {true}))
                        return state.SkipWithError("the workbook was not loaded");
                }).count();
        if (badges < kInWorkbook) return state.SkipWithError("badges are missing");
    }
    const double limit = plain_xml_ms(bytes) + plain_signing_ms(key.key, badges) + plain_sqlite_ms(kInWorkbook);
    figure(state, "whole_ms", whole);
    state.counters["whole_ms_peer"] = limit;
    figure_at_most(state, "times_the_bare_work_ratio", whole / limit, 5);
}
BENCHMARK(workbook_to_loaded_and_issued)
    ->Name("10,000 people from one workbook to loaded and issued (peer: bare XML, signatures, SQLite)")
    ->Unit(benchmark::kMillisecond)
    ->Iterations(3);

BENCHMARK_CAPTURE(check_and_load, csv, kCsv)
    ->Name("100,000 people from CSV (peers: plain libcsv, plain SQLite)")
    ->Unit(benchmark::kMillisecond)
    ->Iterations(3);
BENCHMARK_CAPTURE(check_and_load, xlsx, kXlsx)
    ->Name("100,000 people from .xlsx (peers: libcsv on the same cells, plain SQLite)")
    ->Unit(benchmark::kMillisecond)
    ->Iterations(3);

} // namespace
} // namespace kiosk::bench

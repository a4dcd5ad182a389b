// Finding one among 100,000 people, from the first sign on. The database is made in the current folder.
#include <benchmark/benchmark.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/figures.hpp"
#include "core/i18n/text.hpp"
#include "store/database.hpp"
#include "store/people_search.hpp"
#include "store/sqlite/connection.hpp"
#include "support/sample_event.hpp"

namespace kiosk::bench {
namespace {

namespace fs = std::filesystem;

constexpr int kPeople = 100'000;
const fs::path kDatabase = "find.db";

void remove_database() {
    for (const char* suffix : {"", "-wal", "-shm", ".identity", ".lock"}) fs::remove(kDatabase.string() + suffix);
}

// A tenth of them of one surname, as in Taiwan; given names of two characters.
const core::EventPackage& town() {
    static const auto package = [] {
        constexpr std::u32string_view surnames =
            U"陳陳陳林林黃張李王吳劉蔡楊許鄭謝郭洪曾邱廖賴周徐蘇葉莊江呂何羅高蕭潘";
        constexpr std::u32string_view given =
            U"小明美玲志強淑芬家豪雅婷俊傑怡君宗翰佳穎冠宇心怡承恩品妍柏翰詩涵大文子軒宇翔思妤";
        auto sample = test::sample_event();
        for (std::size_t i = 0; i < kPeople; ++i) {
            std::string name;
            core::append_utf8(name, surnames[i % surnames.size()]);
            core::append_utf8(name, given[i / surnames.size() % given.size()]);
            core::append_utf8(name, given[i / 7 % given.size()]);
            sample.package.participants.push_back(
                test::detail::person("s" + std::to_string(100'000 + i), "home", name, ""));
        }
        return sample.package;
    }();
    return package;
}

// What SQLite alone takes for the index's rows: each person's terms, in a table of the same kind in a file of its own.
std::chrono::duration<double, std::milli> bare_index() {
    const fs::path file = "bare.db";
    fs::remove(file);
    auto terms = std::vector<std::string>();
    const auto real = store::Database::open(kDatabase, store::OpenMode::ReadOnly);
    const auto read = real->connection().each("SELECT keys FROM name_keys", [&](const store::Statement& row) {
        terms.emplace_back(row.text(0));
        return true;
    });
    auto bare = store::Connection::open(file, store::Access::Create, core::Millis{0});
    const auto took = timed([&] {
        auto done = (*bare)->execute("CREATE TABLE keys (number INTEGER PRIMARY KEY, keys TEXT NOT NULL);"
                                     "CREATE VIRTUAL TABLE found USING fts5 (keys, content = '', detail = none);"
                                     "BEGIN");
        for (const auto& one : terms)
            done = done.and_then([&] { return (*bare)->run("INSERT INTO keys (keys) VALUES (?)", one); }).and_then([&] {
                return (*bare)->run("INSERT INTO found (rowid, keys) VALUES (last_insert_rowid(), ?)", one);
            });
        done = done.and_then([&] { return (*bare)->execute("COMMIT"); });
        if (!done || !read) std::abort();
    });
    bare->reset();
    fs::remove(file);
    return took;
}

void build_index(benchmark::State& state) {
    Durations loads;
    for (auto _ : state) {
        remove_database();
        loads.push_back(timed([&] {
            auto database = store::Database::open(kDatabase, store::OpenMode::Create);
            if (!database || !database->load(town())) state.SkipWithError("the event did not load");
        }));
    }
    state.SetLabel("load 100,000 people with names of three characters, their index included");
    const auto bare = bare_index().count();
    figure_at_most(state, "whole_ms", percentile_ms(loads, 0.5), 15'000);
    state.counters["whole_ms_peer"] = bare;
    figure_at_most(state, "times_the_bare_index_", percentile_ms(loads, 0.5) / bare, 8);
    figure(state, "file_MB", static_cast<double>(fs::file_size(kDatabase)) / 1e6);
}

void find_each(benchmark::State& state) {
    constexpr std::array kTyped{"陳",           "王小明", "c",  "ch",      "che",     "chen",   "chenx",
                                "chenxiaoming", "wxm",    "w",  "ㄔ",      "ㄔㄣˊ",   "ㄔㄒㄇ", "明",
                                "ming",         "1",      "s1", "s150000", "明 chen", "zzz",    "Chen Hsiao-ming"};
    auto search = store::PeopleSearch::open(kDatabase);
    if (!search) {
        state.SkipWithError(search.error().detail.c_str());
        return;
    }
    Durations answers, reads;
    const auto real = store::Database::open(kDatabase, store::OpenMode::ReadOnly);
    for (auto _ : state) {
        for (const auto* typed : kTyped) {
            bool sound = true;
            answers.push_back(cpu_timed([&] { sound = search->find(typed, 20).has_value(); }));
            // SQLite alone, as without an index: a look at every name until there are enough.
            reads.push_back(cpu_timed([&] {
                sound = sound && real &&
                        real->connection()
                            .each(
                                "SELECT name FROM participant WHERE name LIKE '%' || ? || '%' LIMIT 20",
                                [](const store::Statement&) { return true; }, typed)
                            .has_value();
            }));
            if (!sound) state.SkipWithError("no answer");
        }
    }
    remove_database();
    state.SetLabel("find among 100,000 people, 20 answers at most");
    figure(state, "p50_ms", percentile_ms(answers, 0.5));
    figure_at_most(state, "slowest_ms", percentile_ms(answers, 1.0), 20.0);
    state.counters["slowest_ms_peer"] = percentile_ms(reads, 1.0);
    figure_at_most(state, "times_a_look_at_every_name_", percentile_ms(answers, 1.0) / percentile_ms(reads, 1.0), 2);
}

BENCHMARK(build_index)->Unit(benchmark::kSecond)->Iterations(1);
BENCHMARK(find_each)->Unit(benchmark::kMillisecond)->Iterations(5);

} // namespace
} // namespace kiosk::bench

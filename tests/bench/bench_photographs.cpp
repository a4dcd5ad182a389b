// How many codes are read in a folder of photographs, which the tree does not hold: scripts/bench --photographs DIR.
// One row for the pictures of each folder in it. Where DIR/codes.tsv says what is to be read (as tests/corpus/qr has
// it: picture TAB texts, separated by TAB), any other text is a misread; without it a picture counts in which something
// is read. ZBar is the peer.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "bench/figures.hpp"
#include "bench/zbar_reader.hpp"
#include "scan/decoder.hpp"
#include "scan/picture.hpp"

namespace kiosk::scan {
namespace {

namespace fs = std::filesystem;
using Texts = std::set<std::string>;

struct Photographs {
    fs::path folder;
    std::map<std::string, std::vector<fs::path>> by_kind; // the folder they lie in, as seen from `folder`
    std::map<std::string, Texts> expected;                // of codes.tsv; by path, as seen from `folder`
};

Photographs photographs_in(const fs::path& folder) {
    Photographs all{folder, {}, {}};
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string extension = entry.path().extension().string();
        const bool picture = extension == ".png" || extension == ".jpg" || extension == ".jpeg";
        if (!entry.is_regular_file() || !picture) continue;
        const std::string kind = entry.path().parent_path().lexically_relative(folder).string();
        all.by_kind[kind == "." ? "all" : kind].push_back(entry.path());
    }
    std::ifstream list(folder / "codes.tsv");
    for (std::string line; std::getline(list, line);) {
        std::istringstream fields(line);
        std::string name;
        std::getline(fields, name, '\t');
        Texts& texts = all.expected[name];
        for (std::string text; std::getline(fields, text, '\t');) texts.insert(text);
    }
    return all;
}

struct Reading {
    int read = 0;
    int misread = 0;
    // Of one picture: what was found against what is expected, if that is known.
    void add(const Texts& found, const Texts* expected) {
        const auto known = [expected](const std::string& text) { return !expected || expected->contains(text); };
        read += std::any_of(found.begin(), found.end(), known) ? 1 : 0;
        misread +=
            static_cast<int>(std::count_if(found.begin(), found.end(), [&](const auto& text) { return !known(text); }));
    }
};

void read_photographs(benchmark::State& state, const Photographs& all, const std::string& kind) {
    const std::vector<fs::path>& files = all.by_kind.at(kind);
    Reading ours, peer;
    int with_code = 0;
    bench::Durations times;
    for (auto _ : state) {
        for (const fs::path& file : files) {
            const auto picture = load_picture(file.string());
            if (!picture) continue;
            const auto known = all.expected.find(file.lexically_relative(all.folder).string());
            const Texts* expected = known == all.expected.end() ? nullptr : &known->second;
            with_code += !expected || !expected->empty() ? 1 : 0;
            Texts found;
            times.push_back(bench::cpu_timed([&] {
                for (const core::FoundCode& code : Decoder().decode_all_passes(picture->view()))
                    found.insert(code.text);
            }));
            ours.add(found, expected);
            peer.add(bench::zbar_texts(picture->view()), expected);
        }
    }
    state.SetLabel("photographs, " + kind);
    const std::string of = "read_/" + std::to_string(with_code);
    state.counters[of] = ours.read;
    state.counters[of + "_peer"] = peer.read;
    state.counters["misread_texts"] = ours.misread;
    state.counters["misread_texts_peer"] = peer.misread;
    if (!times.empty()) state.counters["a picture, p95_ms"] = bench::percentile_ms(times, 0.95);
}

// One row a folder, known only when the program runs.
[[maybe_unused]] const bool kRegistered = [] {
    const char* folder = std::getenv("KIOSK_PHOTOGRAPHS");
    if (folder == nullptr || *folder == '\0') return false;
    const auto all = std::make_shared<const Photographs>(photographs_in(folder));
    for (const auto& [kind, files] : all->by_kind) {
        benchmark::RegisterBenchmark(
            ("photographs/" + kind).c_str(),
            [all, kind = kind](benchmark::State& state) { read_photographs(state, *all, kind); })
            ->Iterations(1)
            ->Unit(benchmark::kMillisecond);
    }
    return true;
}();

} // namespace
} // namespace kiosk::scan

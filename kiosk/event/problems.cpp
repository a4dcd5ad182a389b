#include "event/problems.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "core/base/ascii.hpp"
#include "event/limits.hpp"
#include "event/shared_faults.hpp"

namespace kiosk::event {
namespace {

// participants.xlsx stands where participants.csv does.
std::ptrdiff_t order_of(std::string_view file) {
    if (const auto sheet = package_sheet(file)) return static_cast<std::ptrdiff_t>(*sheet);
    const auto stem = [](std::string_view name) { return name.substr(0, name.find('.')); };
    return std::distance(std::begin(kPackageFiles),
                         std::find_if(std::begin(kPackageFiles), std::end(kPackageFiles),
                                      [&](std::string_view known) { return stem(known) == stem(file); }));
}

std::string lower(std::string_view text) {
    std::string folded(text);
    std::transform(folded.begin(), folded.end(), folded.begin(), core::to_lower);
    return folded;
}

} // namespace

std::optional<std::size_t> package_sheet(std::string_view name) {
    // Numbers adds the table's: "名單 - 表格 1".
    auto folded = lower(name.substr(0, name.find(" - ")));
    folded.erase(0, std::min(folded.find_first_not_of(' '), folded.size()));
    folded.erase(folded.find_last_not_of(' ') + 1);
    for (std::size_t i = 0; i < std::size(kPackageSheets); ++i) {
        const auto english = kPackageFiles[i].substr(0, kPackageFiles[i].find('.'));
        if (folded == kPackageSheets[i] || folded == english) return i;
    }
    return std::nullopt;
}

void Problems::add(Problem problem) {
    if (!is_one_too_many(problem)) keep(std::move(problem));
}

void Problems::keep(Problem problem) {
    const bool is_error = problem.severity == Problem::Error;
    errors_ = errors_ || is_error;
    if (kept_.size() < kMaxProblems) {
        kept_.push_back(std::move(problem));
        return;
    }
    ++dropped_;
    dropped_error_ = dropped_error_ || is_error;
}

bool Problems::is_one_too_many(const Problem& problem) {
    const auto* kind = problem.what.kind;
    if (kind == nullptr || kind->many.empty()) return false;
    auto at = std::find_if(kinds_.begin(), kinds_.end(),
                           [&](const Kind& one) { return one.kind == kind && one.file == problem.file; });
    if (at == kinds_.end()) at = kinds_.insert(at, {problem.file, kind, 0, 0});
    at->last_line = std::max(at->last_line, problem.line);
    return ++at->count > kMaxOfAKind;
}

std::vector<Problem> Problems::take() {
    for (const auto& kind : kinds_) {
        if (kind.count <= kMaxOfAKind) continue;
        auto more = faults::kMoreOfTheKind(kind.count - kMaxOfAKind, Sentence(*kind.kind, Sentence::Part::Many));
        keep({kind.file, kind.last_line, "", Problem::Warning, std::move(more.what), std::move(more.mend)});
    }
    kinds_.clear();
    std::stable_sort(kept_.begin(), kept_.end(), [](const Problem& a, const Problem& b) {
        return std::tuple(order_of(a.file), a.line) < std::tuple(order_of(b.file), b.line);
    });
    if (dropped_ > 0) {
        auto more = faults::kNotListed(dropped_);
        kept_.push_back({"package", 0, "", dropped_error_ ? Problem::Error : Problem::Warning, std::move(more.what),
                         std::move(more.mend)});
    }
    dropped_ = 0;
    return std::move(kept_);
}

void Reporter::add(int line, std::string_view column, Problem::Severity severity, Fault fault) const {
    Problem problem{std::string(file_),    line, std::string(column), severity, std::move(fault.what),
                    std::move(fault.mend), {}};
    if (place_) place_(problem);
    problems_->add(std::move(problem));
}

void Reporter::error(int line, std::string_view column, Fault fault) const {
    add(line, column, Problem::Error, std::move(fault));
}

void Reporter::warning(int line, std::string_view column, Fault fault) const {
    add(line, column, Problem::Warning, std::move(fault));
}

Sentence in_quotes(std::string_view text) {
    constexpr std::size_t kLongest = 48;
    if (text.size() <= kLongest) {
        return faults::kQuoted(text);
    }
    std::size_t cut = kLongest;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) {
        --cut; // not in the middle of a UTF-8 sequence
    }
    return faults::kQuoted(std::string(text.substr(0, cut)) + "…");
}

Sentence list_of(std::vector<Sentence> parts) {
    Sentence list;
    for (auto& part : parts) {
        if (!list.places.empty()) list.places.emplace_back(faults::kComma());
        list.places.push_back(std::move(part));
    }
    return list;
}

} // namespace kiosk::event

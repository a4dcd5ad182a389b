#include "event/problems.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "core/base/ascii.hpp"
#include "event/limits.hpp"

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
    const bool is_error = problem.severity == Problem::Error;
    errors_ = errors_ || is_error;
    if (kept_.size() < kMaxProblems) {
        kept_.push_back(std::move(problem));
        return;
    }
    ++dropped_;
    dropped_error_ = dropped_error_ || is_error;
}

void Problems::add_of_kind(std::string_view kind, Problem problem) {
    auto at = std::find_if(kinds_.begin(), kinds_.end(),
                           [&](const Kind& one) { return one.name == kind && one.file == problem.file; });
    if (at == kinds_.end()) at = kinds_.insert(at, {problem.file, std::string(kind), 0, 0});
    at->last_line = std::max(at->last_line, problem.line);
    if (++at->count <= kMaxOfAKind) add(std::move(problem));
}

std::vector<Problem> Problems::take() {
    for (const auto& kind : kinds_) {
        if (kind.count <= kMaxOfAKind) continue;
        add({kind.file, kind.last_line, "", Problem::Warning,
             std::to_string(kind.count - kMaxOfAKind) + " more of the kind: " + kind.name,
             "mend those above and check again"});
    }
    kinds_.clear();
    std::stable_sort(kept_.begin(), kept_.end(), [](const Problem& a, const Problem& b) {
        return std::tuple(order_of(a.file), a.line) < std::tuple(order_of(b.file), b.line);
    });
    if (dropped_ > 0) {
        kept_.push_back({"package", 0, "", dropped_error_ ? Problem::Error : Problem::Warning,
                         std::to_string(dropped_) + " more problems are not listed",
                         "mend these first and check again"});
    }
    dropped_ = 0;
    return std::move(kept_);
}

Problem Reporter::made(int line, std::string_view column, Problem::Severity severity, std::string what,
                       std::string mend) const {
    Problem problem{std::string(file_), line, std::string(column), severity, std::move(what), std::move(mend)};
    if (place_) place_(problem);
    return problem;
}

void Reporter::error(int line, std::string_view column, std::string what, std::string mend) const {
    problems_->add(made(line, column, Problem::Error, std::move(what), std::move(mend)));
}

void Reporter::warning(int line, std::string_view column, std::string what, std::string mend) const {
    problems_->add(made(line, column, Problem::Warning, std::move(what), std::move(mend)));
}

void Reporter::warning_of_kind(std::string_view kind, int line, std::string_view column, std::string what,
                               std::string mend) const {
    problems_->add_of_kind(kind, made(line, column, Problem::Warning, std::move(what), std::move(mend)));
}

std::string in_quotes(std::string_view text) {
    constexpr std::size_t kLongest = 48;
    if (text.size() <= kLongest) {
        return "\"" + std::string(text) + "\"";
    }
    std::size_t cut = kLongest;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) {
        --cut; // not in the middle of a UTF-8 sequence
    }
    return "\"" + std::string(text.substr(0, cut)) + "…\"";
}

} // namespace kiosk::event

// Collects what is wrong with a package, bounded, and hands it over in the order of files and lines.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "event/problem.hpp"

namespace kiosk::event {

// The package's files, in the order of package.hpp.
inline constexpr std::string_view kEventFile = "event.toml";
inline constexpr std::string_view kDelegationsFile = "delegations.csv";
inline constexpr std::string_view kParticipantsFile = "participants.csv";
inline constexpr std::string_view kProgrammeFile = "programme.csv";
inline constexpr std::string_view kCheckpointsFile = "checkpoints.csv";
inline constexpr std::string_view kPlacesFile = "places.csv";
inline constexpr std::string_view kBadgesFile = "badges.csv";
inline constexpr std::string_view kPackageFiles[] = {
    kEventFile, kDelegationsFile, kParticipantsFile, kProgrammeFile, kCheckpointsFile, kPlacesFile, kBadgesFile};

// The sheets of an event that is one workbook, beside them: "名單", or "participants" in any case, and what may follow
// behind " - ". badges.csv is none.
inline constexpr std::string_view kPackageSheets[] = {"活動", "團體", "名單", "行程", "報到點", "地點"};
[[nodiscard]] std::optional<std::size_t> package_sheet(std::string_view name); // its place there

// Of a warning that every row may give, so many of a kind are listed for each file; then one says how many more.
inline constexpr std::size_t kMaxOfAKind = 100;

class Problems {
  public:
    // Of a kind that every row may give, no more than kMaxOfAKind are kept for each file.
    void add(Problem problem);
    [[nodiscard]] bool has_errors() const { return errors_; }
    [[nodiscard]] std::vector<Problem> take();

  private:
    struct Kind {
        std::string file;
        const ProblemKind* kind = nullptr;
        std::size_t count = 0;
        int last_line = 0;
    };
    [[nodiscard]] bool is_one_too_many(const Problem& problem);
    void keep(Problem problem);
    std::vector<Problem> kept_;
    std::vector<Kind> kinds_;
    std::size_t dropped_ = 0;
    bool dropped_error_ = false;
    bool errors_ = false;
};

// Reports about one file, or one sheet of a workbook. Both referents outlive it.
class Reporter {
  public:
    // place: says of a problem where in the sheet it is; may be empty.
    using Place = std::function<void(Problem&)>;
    Reporter(Problems& problems, std::string_view file, Place place = {})
        : problems_(&problems), file_(file), place_(std::move(place)) {}
    // Of a sheet, once its header is known: what the columns are called, and what stands for them in problems.
    struct NamedColumn {
        std::string name;
        std::size_t index = 0;
    };
    using TakeColumns = std::function<void(std::vector<NamedColumn>)>;
    void on_columns(TakeColumns take) { take_columns_ = std::move(take); }
    void columns_are(std::vector<NamedColumn> columns) const {
        if (take_columns_) take_columns_(std::move(columns));
    }
    void error(int line, std::string_view column, Fault fault) const;
    void warning(int line, std::string_view column, Fault fault) const;

  private:
    void add(int line, std::string_view column, Problem::Severity severity, Fault fault) const;
    Problems* problems_;
    std::string_view file_;
    Place place_;
    TakeColumns take_columns_;
};

// The text in quotes, cut to a length that fits a line.
[[nodiscard]] Sentence in_quotes(std::string_view text);
// One behind the other, with commas between them.
[[nodiscard]] Sentence list_of(std::vector<Sentence> parts);

} // namespace kiosk::event

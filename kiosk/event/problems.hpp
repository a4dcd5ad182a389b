// Collects what is wrong with a package, bounded, and hands it over in the order of files and lines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
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

// Of a warning that every row may give, so many of a kind are listed for each file; then one says how many more.
inline constexpr std::size_t kMaxOfAKind = 100;

class Problems {
  public:
    void add(Problem problem);
    // kind: what the rows have in common, as it is said of those that are not listed: "letters without a glyph".
    void add_of_kind(std::string_view kind, Problem problem);
    [[nodiscard]] bool has_errors() const { return errors_; }
    [[nodiscard]] std::vector<Problem> take();

  private:
    struct Kind {
        std::string file, name;
        std::size_t count = 0;
        int last_line = 0;
    };
    std::vector<Problem> kept_;
    std::vector<Kind> kinds_;
    std::size_t dropped_ = 0;
    bool dropped_error_ = false;
    bool errors_ = false;
};

// Reports about one file. Both referents outlive it.
class Reporter {
  public:
    Reporter(Problems& problems, std::string_view file) : problems_(&problems), file_(file) {}
    void error(int line, std::string_view column, std::string what, std::string mend) const;
    void warning(int line, std::string_view column, std::string what, std::string mend) const;
    void warning_of_kind(std::string_view kind, int line, std::string_view column, std::string what,
                         std::string mend) const;

  private:
    Problems* problems_;
    std::string_view file_;
};

// The text in quotes, cut to a length that fits a line.
[[nodiscard]] std::string in_quotes(std::string_view text);

} // namespace kiosk::event

// Finding people by whatever part of a name, number or code is typed. Answers come from an index in the database, in
// milliseconds among 100,000 people.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/event/roster.hpp"
#include "store/store_types.hpp"

namespace kiosk::store {

struct FoundPerson {
    core::Participant person;
    NameMatch match = NameMatch::Within;
};

inline constexpr int kMostFound = 1000;

// Has a connection of its own, which writes nothing once it is open. Used by one thread at a time; in the kiosk by the
// desk's: opening a file whose roster came in by an older version makes its index, once.
class PeopleSearch {
  public:
    // NotFound: no such file. Refused: of an older version of the database; open it for writing once.
    static core::Result<PeopleSearch> open(const std::filesystem::path& file);
    PeopleSearch(PeopleSearch&&) noexcept;
    PeopleSearch& operator=(PeopleSearch&&) noexcept;
    ~PeopleSearch();

    // Of the revision that is loaded now: exact ones first, then who begins so, then who has it within; at most limit
    // (1 … kMostFound). Invalid: what was typed says nothing (core/i18n/name_keys.hpp).
    [[nodiscard]] core::Result<std::vector<FoundPerson>> find(std::string_view typed, int limit);

  private:
    struct Impl;
    explicit PeopleSearch(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace kiosk::store

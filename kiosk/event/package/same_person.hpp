// Finds the same person twice in a roster under two ids: two badges, two names on the list, one guest.
#pragma once

#include <string>
#include <unordered_map>

#include "core/event/roster.hpp"
#include "event/table/row.hpp"

namespace kiosk::event {

class SamePerson {
  public:
    // Warns, at most kMaxOfAKind times a file, when name, school and delegation are those of a row before: of the first
    // such. Twins and namesakes are real, so it is never an error. Case, width and blanks make no difference; accents
    // do.
    void look(const Row& row, const core::Participant& person);

  private:
    struct First {
        std::string id;
        int line = 0;
    };
    std::unordered_map<std::string, First> seen_;
};

} // namespace kiosk::event

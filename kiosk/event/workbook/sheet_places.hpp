// Where in a sheet a problem is: its column's name turned into a cell's, and into what stands in the sheet's header.
#pragma once

#include <string>
#include <vector>

#include "event/problems.hpp"

namespace kiosk::event {

class SheetPlaces {
  public:
    // The first of a name counts; of one cell the first name is that of its header.
    void take(std::vector<Reporter::NamedColumn> columns) { columns_ = std::move(columns); }
    void place(Problem& problem) const;
    // A reporter of that sheet, which asks this one; both outlive it.
    [[nodiscard]] Reporter reporter(Problems& problems, std::string_view sheet);

  private:
    std::vector<Reporter::NamedColumn> columns_;
};

} // namespace kiosk::event

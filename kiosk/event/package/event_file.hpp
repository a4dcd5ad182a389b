// event.toml as values.
#pragma once

#include <string_view>
#include <vector>

#include "core/event/roster.hpp"
#include "event/package/course_door.hpp"
#include "event/problems.hpp"
#include "event/table/letters.hpp"

namespace kiosk::event {

struct EventFile {
    core::EventInfo info;
    std::vector<CourseDoor> courses;
    core::RevisionNumber revision{1};
    bool days_known = false; // first_day and last_day were read, in order
    bool complete = false;   // the file could be parsed, so that what is missing is really missing
};

// bytes: UTF-8 without a byte order mark. What is wrong is reported; the rest is read. letters: may be null.
[[nodiscard]] EventFile read_event_file(std::string_view bytes, const Reporter& reporter,
                                        const Letters* letters = nullptr);

} // namespace kiosk::event

// event.toml [report] as values. Included by event_file.cpp alone, since it brings toml++ along.
#pragma once

#include <vector>

#include "core/event/roster.hpp"
#include "event/package/course_door.hpp"
#include "event/package/event_fields.hpp"

namespace kiosk::event {

// file: the whole of it. Fills in event.report, whose days are read already; gives the checkpoints that courses name.
[[nodiscard]] std::vector<CourseDoor> read_report_rules(const toml::table& file, const Reporter& reporter,
                                                        const Letters* letters, core::EventInfo& event);

} // namespace kiosk::event

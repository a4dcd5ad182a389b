// A checkpoint that a course of event.toml [report] names, which the table of checkpoints must have.
#pragma once

#include "core/base/ids.hpp"

namespace kiosk::event {

struct CourseDoor {
    core::CheckpointId checkpoint;
    int line = 0; // of event.toml
};

} // namespace kiosk::event

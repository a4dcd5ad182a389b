// A real database with the sample event in a folder of its own, and a clock that stands.
#pragma once

#include <filesystem>
#include <vector>

#include <gtest/gtest.h>

#include "platform/demo_clock.hpp"
#include "service/event_source.hpp"
#include "store/database.hpp"
#include "support/folder.hpp"
#include "support/sample_event.hpp"

namespace kiosk::test {

class EventBench {
  public:
    EventBench() {
        auto database = store::Database::open(file(), store::OpenMode::Create);
        EXPECT_TRUE(database) << (database ? "" : database.error().detail);
        const auto loaded = database->load(event.package);
        EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().detail);
    }

    [[nodiscard]] std::filesystem::path file() const { return folder.path() / "visit.db"; }

    [[nodiscard]] service::EventSource source(const char* checkpoint = "gate") const {
        service::EventSource made;
        made.database = file();
        made.checkpoint = core::CheckpointId(checkpoint);
        made.machine = filled<core::MachineId>(9);
        return made;
    }

    [[nodiscard]] std::vector<core::Entry> ledger() const {
        const auto database = store::Database::open(file(), store::OpenMode::ReadOnly);
        EXPECT_TRUE(database);
        return database->entries().value();
    }

    Folder folder;
    SampleEvent event = sample_event();
    core::Now now = at(9, 0);
    platform::Clock clock{[this] { return now; }};
};

} // namespace kiosk::test

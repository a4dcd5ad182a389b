// The sample event with what a test says happened on its days, and the words of its papers.
#pragma once

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "event/files/assets.hpp"
#include "report/wording.hpp"
#include "service/event_record.hpp"
#include "support/must.hpp"
#include "support/sample_event.hpp"

namespace kiosk::test {

struct RecordedDay {
    service::EventRecord record;

    RecordedDay() {
        auto package = sample_event().package;
        record.event = std::move(package.event);
        record.event.last_day = record.event.first_day;
        record.revision = package.revision;
        record.delegations = std::move(package.delegations);
        record.participants = std::move(package.participants);
        record.programme = std::move(package.programme);
        record.checkpoints = std::move(package.checkpoints);
    }

    [[nodiscard]] core::Participant& person(const std::string& id) {
        for (auto& one : record.participants)
            if (one.id.str() == id) return one;
        throw std::out_of_range(id);
    }
    [[nodiscard]] core::Checkpoint& door(const std::string& id) {
        for (auto& one : record.checkpoints)
            if (one.id.str() == id) return one;
        throw std::out_of_range(id);
    }

    // Times in the order in which they are told.
    service::Sighting& saw(const core::SubjectKey& subject, const std::string& door, int hour, int minute,
                           bool enters = true, core::LocalDay day = kFirstDay) {
        service::Sighting sighting;
        sighting.entry = {filled<core::LedgerId>(1), core::LedgerSeq{++record.entries}};
        sighting.at = core::LocalTime{day} + std::chrono::hours{hour} + std::chrono::minutes{minute};
        sighting.checkpoint = core::CheckpointId{door};
        sighting.area = this->door(door).area;
        sighting.enters = enters;
        auto& all = record.sightings[subject];
        all.push_back(sighting);
        return all.back();
    }
    service::Sighting& in(const std::string& who, const std::string& door, int hour, int minute,
                          core::LocalDay day = kFirstDay) {
        return saw(core::subject_of(core::ParticipantId{who}), door, hour, minute, true, day);
    }
    service::Sighting& out(const std::string& who, const std::string& door, int hour, int minute,
                           core::LocalDay day = kFirstDay) {
        return saw(core::subject_of(core::ParticipantId{who}), door, hour, minute, false, day);
    }
};

inline const std::vector<core::Catalogue>& catalogues() {
    static const auto all = must(event::load_catalogues(std::filesystem::path(KIOSK_SOURCE_DIR) / "assets"));
    return all;
}
inline report::Wording words_in(const std::string& languages) {
    return must(report::Wording::make(languages, catalogues()));
}

inline const report::Cell& cell(const report::Paper& paper, std::size_t row, const std::string& column) {
    const auto found = std::ranges::find(paper.columns, column, &report::Column::id);
    if (found == paper.columns.end()) throw std::out_of_range(column);
    return paper.rows.at(row).at(static_cast<std::size_t>(found - paper.columns.begin()));
}
inline std::string text(const report::Paper& paper, std::size_t row, const std::string& column) {
    return cell_text(cell(paper, row, column));
}

// Its rows, cell beside cell.
inline std::vector<std::string> lines(const report::Paper& paper, const std::string& between) {
    std::vector<std::string> all;
    for (const auto& row : paper.rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) line += (i == 0 ? "" : between) + cell_text(row[i]);
        all.push_back(line);
    }
    return all;
}

inline std::vector<std::int64_t> totals(const report::Paper& paper) {
    std::vector<std::int64_t> all;
    for (const auto& total : paper.totals) all.push_back(total.value.value());
    return all;
}

} // namespace kiosk::test

// 年度交流統計: what the visit files of many schools (report/visit_file.hpp) come to, by office, month, country, goal
// and event. Numbers alone. Pure.
#pragma once

#include <map>
#include <vector>

#include "core/base/result.hpp"
#include "report/paper_parts.hpp"
#include "report/visit_file.hpp"

namespace kiosk::report {

// visits: one at least, in any order: the same visits give the same document. Invalid: two files of one event, with
// their names.
[[nodiscard]] core::Result<Document> alliance_tables(std::vector<Visit> visits, const Wording& wording);

// Guests of each office, 1 … 11; 0: of those that state none.
[[nodiscard]] std::map<int, std::int64_t> guests_by_office(const std::vector<Visit>& visits);

} // namespace kiosk::report

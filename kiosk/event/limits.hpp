// How much of a package is read, and how much is said of it. More in a file is refused, by file and line.
#pragma once

#include <cstddef>
#include <string_view>

namespace kiosk::event {

inline constexpr std::size_t kMaxProblems = 1000;
inline constexpr std::size_t kMaxFileBytes = std::size_t{64} << 20U;
inline constexpr std::size_t kMaxEventBytes = std::size_t{1} << 20U;
inline constexpr std::size_t kMaxRows = 200'000;
inline constexpr std::size_t kMaxColumns = 256;
inline constexpr std::size_t kMaxCellBytes = 1'000;
inline constexpr std::size_t kMostDrawings = 40;
inline constexpr std::size_t kMostCourses = 100;
inline constexpr std::size_t kMostCourseDoors = 200;
inline constexpr std::string_view kPlansFolder = "plans/"; // the drawings' names in a seal and a parcel begin with it

} // namespace kiosk::event

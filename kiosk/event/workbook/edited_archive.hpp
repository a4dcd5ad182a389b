// A zip archive with some of its parts put anew, the others as they were.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "event/table/archive.hpp"

namespace kiosk::event {

inline constexpr std::size_t kMaxEditedBytes = std::size_t{32} << 20U; // one part, unpacked

class EditedArchive {
  public:
    explicit EditedArchive(std::string_view bytes) : bytes_(bytes), archive_(bytes) {} // outlive it
    // As it was put, else as it was; nothing when it is missing or beyond its bounds (kMaxEditedBytes).
    [[nodiscard]] std::optional<std::string> read(const std::string& part);
    void put(const std::string& part, std::string text) { put_[part] = std::move(text); }
    // The same bytes for the same parts. Io: libzip's words.
    [[nodiscard]] core::Result<std::string> save() const;

  private:
    std::string_view bytes_;
    Archive archive_;
    std::map<std::string, std::string> put_;
};

} // namespace kiosk::event

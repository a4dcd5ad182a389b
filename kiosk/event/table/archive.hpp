// The parts of an .xlsx file (a zip archive of XML, ECMA-376), bounded. libzip stays behind this header; pugixml is
// known to the sources that read parts, here, and in event/workbook to those that change them.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "event/problem.hpp"

namespace pugi {
class xml_node;
}

namespace kiosk::event {

inline constexpr std::size_t kMaxParts = 2'000;                          // entries of the archive
inline constexpr std::size_t kMaxPartBytes = std::size_t{256} << 20U;    // one part, unpacked
inline constexpr std::size_t kMaxPartRatio = 400;                        // unpacked to packed, of parts above 1 MiB
inline constexpr std::size_t kMaxSmallPartBytes = std::size_t{8} << 20U; // a part that is kept whole

// Used by one thread. What goes wrong is kept for whoever made the file; after it every call fails.
class Archive {
  public:
    // bytes outlive it.
    explicit Archive(std::string_view bytes);
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;
    ~Archive();

    [[nodiscard]] bool has(const std::string& part) const;
    // The part as it is unpacked; nothing when it is missing, longer than most bytes or beyond its bounds.
    [[nodiscard]] std::optional<std::string> read(const std::string& part, std::size_t most = kMaxSmallPartBytes);

    // Calls visit for every element named child (whatever its prefix) of the first element named container, in pieces
    // of bounded size, so that a sheet of any length needs little memory. visit returns false to stop. False when the
    // part is not such XML; a part that is missing has no child. Declarations, comments and CDATA are refused: no
    // spreadsheet writes them, and they are how XML is made to explode.
    using Visit = std::function<bool(const pugi::xml_node&)>;
    bool each_child(const std::string& part, std::string_view container, std::string_view child, const Visit& visit,
                    const std::function<void(double share)>& passed = {});

    enum class Seen { Whole, Stopped, Cut, Broken };
    // Calls visit for every start tag of one of these names (whatever their prefix) that is not within the element
    // named passed_over, with its attributes and no content. Whole: to the part's end, also where there is no such
    // part; Stopped: visit returned false; Cut: there is more of it than most bytes; Broken: fault() says why.
    // Declarations, comments and CDATA are refused here too, but for those within passed_over.
    [[nodiscard]] Seen each_tag(const std::string& part, std::span<const std::string_view> names,
                                std::string_view passed_over, const Visit& visit, std::size_t most = kMaxPartBytes);

    [[nodiscard]] const std::optional<Fault>& fault() const { return fault_; } // the first

  private:
    struct Zip;
    class Reading;
    class Pieces;
    class Tags;
    [[nodiscard]] std::unique_ptr<Reading> open(const std::string& part, std::size_t most);
    bool fail(Fault fault);

    std::unique_ptr<Zip> zip_;
    std::optional<Fault> fault_;
};

// The name without its prefix.
[[nodiscard]] std::string_view local_name(const char* name);
[[nodiscard]] pugi::xml_node child_of(const pugi::xml_node& parent, std::string_view name);
[[nodiscard]] std::string_view attribute_of(const pugi::xml_node& node, std::string_view name);

} // namespace kiosk::event

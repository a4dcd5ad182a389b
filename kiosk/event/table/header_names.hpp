// What the name of a column means: "姓名", "Full name", "姓名（必填）", "姓名 Name", "Name/姓名", "title@ja".
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "event/table/row.hpp"

namespace kiosk::event {

// The columns of one table by all their names. The columns outlive it.
class ColumnNames {
  public:
    explicit ColumnNames(std::span<const Column> columns);

    struct Meaning {
        const Column* column = nullptr;      // none: not known
        const Column* other = nullptr;       // that another part of the header names: it is not clear which is meant
        bool half = false;                   // one part names the column, and what another says is not known
        bool unwanted = false;               // a part names what the kiosk must not hold
        std::optional<std::string> language; // as written behind "@", or by the name of a language in brackets
    };
    // The header as a whole; else by its parts in any order, which brackets, signs such as / and :, and a change
    // between Latin and other letters set apart.
    [[nodiscard]] Meaning meaning(std::string_view header) const;

    // Whether the cells name every column that must be there.
    [[nodiscard]] bool all_required(std::span<const Cell> cells) const;
    // How many of the cells name a column.
    [[nodiscard]] std::size_t named(std::span<const Cell> cells) const;

    [[nodiscard]] std::span<const Column> columns() const { return columns_; }
    // Every name of every column.
    [[nodiscard]] const std::vector<std::string_view>& all() const { return all_; }

  private:
    struct Part;
    [[nodiscard]] static std::vector<Part> parts_of(std::string_view name);
    [[nodiscard]] const Column* find(std::string_view name) const;
    [[nodiscard]] const Column* find_twice(std::string_view name) const;
    [[nodiscard]] bool with_remark(const std::vector<Part>& parts, Meaning& meaning) const;
    void by_parts(const std::vector<Part>& parts, Meaning& meaning) const;

    std::span<const Column> columns_;
    std::unordered_map<std::string, const Column*> by_name_; // folded
    std::vector<std::string_view> all_;
};

} // namespace kiosk::event

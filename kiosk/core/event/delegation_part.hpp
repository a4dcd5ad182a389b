// A part of a delegation: the people of one coach, or of one class. A badge may be of it, and staff count by it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace kiosk::core {

struct DelegationPart {
    // By the roster's columns coach, and buddy_class: of guests the class that receives them, of the hosts' own pupils
    // theirs (班級 heads both). It is who stands together at a door; grade is counted only, and group mixes
    // delegations.
    enum class By : std::uint8_t { Coach, Class };
    By by = By::Coach;
    std::optional<std::string> name{}; // as the roster has it; "": of those of whom it says none. None: all of them
    bool operator==(const DelegationPart&) const = default;

    [[nodiscard]] bool is_all() const { return !name; }
    // Person: has a coach and a buddy_class.
    template <class Person> [[nodiscard]] bool has(const Person& person) const {
        return !name || *name == name_of(person);
    }
    template <class Person> [[nodiscard]] const std::string& name_of(const Person& person) const {
        return by == By::Class ? person.buddy_class : person.coach;
    }
};

} // namespace kiosk::core

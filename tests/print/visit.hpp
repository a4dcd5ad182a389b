// A made-up visit with names in every script that guests bring, short and long, and its badges.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/event/token.hpp"
#include "event/files/assets.hpp"
#include "event/package/badges.hpp"
#include "print/badge/content.hpp"
#include "support/sample_event.hpp"

namespace kiosk::test {

struct Visit {
    core::EventPackage package;
    core::IssuerKey key{key_from(1), true};
    std::vector<event::BadgeRow> rows; // one for everyone

    [[nodiscard]] core::Participant& person(const std::string& id) {
        for (auto& one : package.participants) {
            if (one.id.str() == id) return one;
        }
        throw std::out_of_range(id);
    }
    // The row of a participant's or a delegation's badge.
    [[nodiscard]] event::BadgeRow& row(const std::string& whose) {
        for (auto& one : rows) {
            if (one.badge.participant.str() == whose || one.badge.delegation.str() == whose) return one;
        }
        throw std::out_of_range(whose);
    }
};

inline core::Texts texts(std::map<core::Language, std::string> by_language) {
    return {std::move(by_language)};
}

inline core::Delegation delegation_of(const std::string& id, const std::string& country, const std::string& language,
                                      core::Texts name) {
    core::Delegation delegation;
    delegation.id = core::DelegationId{id};
    delegation.country = country;
    delegation.language = language;
    delegation.name = std::move(name);
    return delegation;
}

inline core::Participant person_of(const std::string& id, const std::string& delegation, const std::string& name,
                                   const std::string& latin, const std::string& role, const std::string& group) {
    core::Participant person;
    person.id = core::ParticipantId{id};
    person.delegation = core::DelegationId{delegation};
    person.name = name;
    person.latin = latin;
    person.role = role;
    person.group = group;
    return person;
}

inline Visit visit() {
    Visit visit;
    auto& event = visit.package.event;
    event.id = core::EventId{"sample-print"};
    event.tag = core::event_tag(event.id);
    event.title = texts({{"", "國際教育交流參訪"},
                         {"en", "International school visit"},
                         {"ja", "国際教育交流訪問"},
                         {"ko", "국제 교육 교류 방문"},
                         {"th", "การเยี่ยมชมแลกเปลี่ยนการศึกษานานาชาติ"}});
    event.host_school = texts({{"", "晴川高級中學"}, {"en", "Qingchuan Senior High School"}, {"ja", "晴川高級中学"}});
    event.zone = core::Zone::named("Asia/Taipei").value();
    event.first_day = kFirstDay;
    event.last_day = kSecondDay;
    event.sample = true;
    event.issuers = {visit.key.key.public_key()};
    visit.package.delegations = {
        delegation_of("jp", "JP", "ja",
                      texts({{"", "青葉台高等学校"},
                             {"zh-TW", "青葉台高等學校"},
                             {"en", "Aobadai High School"},
                             {"ja", "青葉台高等学校"}})),
        delegation_of("th", "TH", "th",
                      texts({{"", "白蓮花學校"}, {"th", "โรงเรียนดอกบัวขาว"}, {"en", "White Lotus School"}})),
        delegation_of("home", "TW", "zh-TW", texts({{"", "本地教師"}, {"en", "Local teachers"}})),
    };
    auto& people = visit.package.participants;
    people = {
        person_of("jp02", "jp", "勅使河原 健次郎", "TESHIGAWARA Kenjiro", "student", "C"),
        person_of("jp01", "jp", "佐藤 美咲", "SATO Misaki", "student", "B"),
        person_of("jp03", "jp", "直海 骨角", "NAOMI Kotsukaku", "teacher", ""),
        person_of("kr01", "jp", "남궁 하늘별", "NAMGUNG Haneulbyeol", "student", "A"),
        person_of("vn01", "jp", "Nguyễn Hoàng Phương Thảo Ngọc Ánh", "", "student", "Maple Team"),
        person_of("id01", "jp", "Raden Mas Muhammad Faturrahman Kusumadiningrat", "", "student", "A"),
        person_of("th01", "th", "กนกวรรณ ศรีสุวรรณวัฒนา", "KANOKWAN Srisuwanwatthana", "student", "B"),
        person_of("th02", "th", "น้ำผึ้ง ปิ่นเกล้า", "NAMPHUENG Pinklao", "principal", ""),
        person_of("tw01", "home", "林怡晴", "LIN Yi-Ching", "teacher", ""),
        person_of("tw02", "home", "迪亞芙·伊西馬哈單", "Dyav ISMAHASAN", "interpreter", "C"),
    };
    visit.person("kr01").language = "ko";
    visit.person("vn01").language = "vi";
    visit.person("id01").language = "id";
    visit.person("tw01").affiliation = "星野國民中學";
    auto& asked = visit.person("jp01");
    asked.photo = false;
    asked.buddy_class = "高二3班";
    asked.diet = core::Diet::OvoLactoVegetarian;
    asked.avoid = {"花生", "蕎麥"};
    visit.rows = event::issue_badges(visit.package, {}, visit.key).value().rows;
    // Numbers are random, and what a code looks like with them; here they are the same every time.
    for (std::uint64_t number = 1; auto& row : visit.rows) {
        auto body = core::parse_token(row.token).value().body;
        body.badge = row.badge.id = core::BadgeId{0x9E37'79B9'7F4A'7C15U * number++};
        row.token = core::issue_token(body, visit.key.key);
    }
    return visit;
}

inline const std::vector<core::Catalogue>& catalogues() {
    static const auto loaded = event::load_catalogues(std::filesystem::path(KIOSK_SOURCE_DIR) / "assets").value();
    return loaded;
}

inline print::Selection select(const Visit& visit, const print::ContentOptions& options = {}) {
    auto selection = print::select_badges(visit.package, visit.rows, catalogues(), options);
    if (!selection) throw std::runtime_error(selection.error().detail);
    return std::move(*selection);
}

inline std::vector<std::string> ids_of(const std::vector<print::BadgeContent>& badges) {
    std::vector<std::string> ids;
    for (const auto& badge : badges) ids.push_back(badge.id);
    return ids;
}

// All that is written on a badge, a line each.
inline std::string written_on(const print::BadgeContent& badge) {
    std::string text = badge.name.text + "\n" + badge.latin.text + "\n";
    const auto add = [&](const print::Phrases& phrases) {
        for (const auto& phrase : phrases) text += phrase.text;
        text += "\n";
    };
    for (const auto& line : badge.lines) add(line.phrases);
    for (const auto* phrases : {&badge.leader_words, &badge.no_photo, &badge.event, &badge.host}) add(*phrases);
    return text;
}

} // namespace kiosk::test

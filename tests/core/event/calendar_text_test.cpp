// The programme that a phone takes away (RFC 5545).
#include "core/event/calendar_text.hpp"

#include <sstream>

#include <gtest/gtest.h>

namespace kiosk::core {
namespace {

class CalendarOf : public testing::Test {
  protected:
    CalendarOf() {
        event.id = EventId{"visit"};
        event.zone = *Zone::named("Asia/Taipei");
        event.title = {{{"", "Aobadai visit"}}};
    }
    ProgrammeItem& add(const char* id, int from, int to, const std::string& title, const std::string& place) {
        ProgrammeItem item;
        item.id = ItemId{id};
        item.day = LocalDay{std::chrono::sys_days{std::chrono::year{2026} / 11 / 26}.time_since_epoch()};
        item.starts = MinuteOfDay{from};
        item.ends = MinuteOfDay{to};
        item.title = {{{"", title}, {"ja", "歓迎式"}}};
        if (!place.empty()) item.place_text = {{{"", place}}};
        items.push_back(std::move(item));
        return items.back();
    }
    CalendarText made(std::size_t most = kMostCalendarBytes, const Language& language = "en") {
        std::vector<const ProgrammeItem*> given;
        for (const ProgrammeItem& item : items) given.push_back(&item);
        return calendar_text(given, event, language, LocalTime{items.front().day}, most);
    }

    EventInfo event;
    std::vector<ProgrammeItem> items;
};

TEST_F(CalendarOf, SaysWhatAndWhenInUtcAndWhere) {
    add("welcome", 570, 600, "Welcome ceremony", "Auditorium, 2F");
    EXPECT_EQ(made().text, "BEGIN:VCALENDAR\r\n"
                           "VERSION:2.0\r\n"
                           "PRODID:-//kiosk//programme\r\n"
                           "BEGIN:VEVENT\r\n"
                           "UID:welcome@visit\r\n"
                           "DTSTAMP:20261125T160000Z\r\n"
                           "DTSTART:20261126T013000Z\r\n"
                           "DTEND:20261126T020000Z\r\n"
                           "SUMMARY:Welcome ceremony\r\n"
                           "LOCATION:Auditorium\\, 2F\r\n"
                           "END:VEVENT\r\n"
                           "END:VCALENDAR\r\n");
    EXPECT_EQ(made().items, 1U);
    EXPECT_NE(made(kMostCalendarBytes, "ja").text.find("SUMMARY:歓迎式"), std::string::npos);
}

TEST_F(CalendarOf, NoPlaceNoLocation) {
    add("walk", 570, 600, "Walk", "");
    EXPECT_EQ(made().text.find("LOCATION"), std::string::npos);
}

TEST_F(CalendarOf, TextIsEscapedAndNeverBreaksALine) {
    add("odd", 570, 600, "a;b,c\\d\ne\rf", "x\r\nATTENDEE:y");
    const std::string text = made().text;
    EXPECT_NE(text.find("SUMMARY:a\\;b\\,c\\\\d\\nef\r\n"), std::string::npos) << text;
    EXPECT_NE(text.find("LOCATION:x\\nATTENDEE:y\r\n"), std::string::npos) << text;
}

TEST_F(CalendarOf, LinesAreFoldedAtSeventyFiveBytesAndNeverWithinALetter) {
    std::string title;
    for (int i = 0; i < 40; ++i) title += i % 3 == 0 ? "a" : "颱";
    add("long", 570, 600, title, "");
    const std::string text = made().text;
    std::string unfolded;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        ASSERT_TRUE(line.ends_with('\r'));
        line.pop_back();
        EXPECT_LE(line.size(), 75U);
        EXPECT_TRUE(is_valid_utf8(line)) << line;
        unfolded += line.starts_with(' ') ? line.substr(1) : "\n" + line;
    }
    EXPECT_NE(unfolded.find("\nSUMMARY:" + title + "\n"), std::string::npos);
}

TEST_F(CalendarOf, WhatHasNoRoomIsLeftOutFromTheEnd) {
    for (int i = 0; i < 12; ++i) add("item", 540 + 30 * i, 570 + 30 * i, "入班共學：颱風與我們", "4F 理化教室三");
    const CalendarText text = made();
    EXPECT_GE(text.items, 5U) << "an afternoon";
    EXPECT_LT(text.items, 12U);
    EXPECT_LE(text.text.size(), kMostCalendarBytes);
    EXPECT_TRUE(text.text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
    EXPECT_EQ(made(100), (CalendarText{}));
}

} // namespace
} // namespace kiosk::core

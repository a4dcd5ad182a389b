#include "architecture/kinds.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiosk::architecture {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(House, NamesKindsOfEntriesByTheirNamesInSqlToo) {
    const auto files = read_files(KIOSK_SOURCE_DIR, {"kiosk"});
    int sql = 0;
    std::string offences;
    for (const SourceFile& file : files) {
        if (file.path.ends_with(".sql")) ++sql;
        for (const std::string& offence : check_kinds(file)) offences += offence + "\n";
    }
    EXPECT_GE(sql, 8) << "the migrations, and the hub's functions";
    EXPECT_EQ(offences, "");
}

TEST(KindRule, RefusesEveryWayToCompareAKindWithANumber) {
    for (const char* line :
         {"\"SELECT bytes FROM entry WHERE kind = 15\"", "WHERE e.kind IN (1, 2, 9) AND", "AND e.kind <> 9\"",
          "kind!=4", "WHERE kind NOT IN (4)", "kind between 1 and 3", "kind IS NOT 4", "kind >= 11",
          "AND get_byte(p.bytes, 1) = 15) THEN", "get_byte(bytes,1) in (4, 15)"})
        EXPECT_THAT(check_kinds({"kiosk/store/x.cpp", "\n" + std::string(line) + "\n"}),
                    ElementsAre(HasSubstr("kiosk/store/x.cpp:2: a kind by a bare number")))
            << line;
}

TEST(KindRule, LetsNamesColumnsAndWhatIsNoKindStand) {
    for (const char* line : {"kind INTEGER NOT NULL, verdict INTEGER NOT NULL", "is_kind(\"e.kind\", kPresenceKinds)",
                             "WHERE kind = ?", "get_byte(p.bytes, 1) = kiosk.entry_kind('purge')",
                             "get_byte(s.b, 24) = 1 AS certified", "mankind = 4", "error.kind == ErrorKind::Busy"})
        EXPECT_THAT(check_kinds({"kiosk/store/x.cpp", line}), IsEmpty()) << line;
    EXPECT_THAT(check_kinds({"kiosk/store/sqlite/migrations/001_begin.sql", "WHERE kind = 4"}), IsEmpty())
        << "a migration says what was";
}

} // namespace
} // namespace kiosk::architecture

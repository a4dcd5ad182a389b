#include "scan/module_sheet.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "scan/qr_layout.hpp"
#include "scan/qr_writer.hpp"
#include "support/paint.hpp"

namespace kiosk::scan {
namespace {

Modules written(unsigned token) {
    const QrMatrix code = write_qr(test::token_text(token), 0).value();
    EXPECT_EQ(code.size, kModules);
    Modules modules{};
    for (int y = 0; y < kModules; ++y) {
        for (int x = 0; x < kModules; ++x) modules[static_cast<std::size_t>(y * kModules + x)] = code.dark(x, y);
    }
    return modules;
}

ModuleSheet sheet_of(const Modules& modules) {
    ModuleSheet sheet;
    for (std::size_t i = 0; i < modules.size(); ++i) sheet.evidence[i] = modules[i] ? 0.9F : -0.9F;
    return sheet;
}

std::optional<Modules> code_of(const ModuleSheet& sheet) {
    const std::optional<RepairedCode> code = repaired(sheet);
    return code ? std::optional(code->modules) : std::nullopt;
}

// Words are dealt to four blocks of 43 in turns. `change` gets the evidence of each module of the last `count` words of
// each.
template <class Change> ModuleSheet with_words_changed(ModuleSheet sheet, int count, Change change) {
    for (std::size_t word = kCodewords - 4 * static_cast<std::size_t>(count); word < kCodewords; ++word) {
        for (const ModuleAt place : codeword_places()[word]) {
            float& evidence = sheet.evidence[static_cast<std::size_t>(place.y) * kModules + place.x];
            evidence = change(evidence);
        }
    }
    return sheet;
}

TEST(QrLayout, WhatTheStandardFixesStandsInEveryCodeOfTheWriter) {
    for (unsigned token = 0; token < 20; ++token) {
        const Modules modules = written(token);
        for (int y = 0; y < kModules; ++y) {
            for (int x = 0; x < kModules; ++x) {
                const Fixed fixed = fixed_at(x, y);
                if (fixed != Fixed::Dark && fixed != Fixed::Light) continue;
                EXPECT_EQ(modules[static_cast<std::size_t>(y * kModules + x)], fixed == Fixed::Dark) << x << ' ' << y;
            }
        }
    }
}

TEST(QrLayout, EveryModuleIsFixedOrFormatOrOfOneWordButForSeven) {
    std::array<int, kModules * kModules> uses{};
    for (const auto& word : codeword_places()) {
        for (const ModuleAt place : word) ++uses[static_cast<std::size_t>(place.y) * kModules + place.x];
    }
    int unused = 0;
    for (int y = 0; y < kModules; ++y) {
        for (int x = 0; x < kModules; ++x) {
            const int used = uses[static_cast<std::size_t>(y * kModules + x)];
            EXPECT_LE(used, fixed_at(x, y) == Fixed::Data ? 1 : 0) << x << ' ' << y;
            unused += fixed_at(x, y) == Fixed::Data && used == 0 ? 1 : 0;
        }
    }
    EXPECT_EQ(unused, 7) << "remainder bits of version 6";
}

TEST(QrLayout, BlocksOfEveryLevelHoldAllWords) {
    for (int level = 0; level < 4; ++level) {
        const Blocks blocks = blocks_of(level);
        EXPECT_EQ(blocks.count * (blocks.data + blocks.parity), kCodewords) << level;
    }
}

TEST(QrLayout, CorrectsWhatIsUnknownAndWhatIsWrongUpToTheParity) {
    std::vector<std::uint8_t> zero(43, 0); // a word of every linear code
    for (int erased = 0; erased <= 16; ++erased) {
        const int wrong = (16 - erased) / 2;
        std::vector<std::uint8_t> block = zero;
        std::vector<int> places;
        for (int i = 0; i < erased; ++i) {
            block[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(17 * i + 3);
            places.push_back(i);
        }
        for (int i = 0; i < wrong; ++i) block[static_cast<std::size_t>(42 - 3 * i)] = static_cast<std::uint8_t>(i + 9);
        const auto corrected = correct(block, 16, places);
        ASSERT_TRUE(corrected.has_value()) << erased;
        EXPECT_EQ(*corrected, wrong);
        EXPECT_EQ(block, zero);
    }
}

TEST(ModuleSheet, TheWritersCodeComesBackWhateverItsMask) {
    for (unsigned token = 0; token < 40; ++token) EXPECT_EQ(code_of(sheet_of(written(token))), written(token));
}

TEST(ModuleSheet, EightWrongWordsOfEachBlockAreCorrectedAndNineAreNot) {
    const auto turn = [](float evidence) { return -evidence; };
    EXPECT_EQ(code_of(with_words_changed(sheet_of(written(3)), 8, turn)), written(3));
    EXPECT_EQ(code_of(with_words_changed(sheet_of(written(3)), 9, turn)), std::nullopt);
}

TEST(ModuleSheet, UnknownWordsAreFilledInAsLongAsOneOfParityIsLeftAsProof) {
    const auto forget = [](float) { return 0.0F; };
    for (const int unknown : {9, 12, 13, 14, 15}) {
        const auto code = repaired(with_words_changed(sheet_of(written(3)), unknown, forget));
        ASSERT_TRUE(code.has_value()) << unknown;
        EXPECT_EQ(code->modules, written(3)) << unknown;
        EXPECT_EQ(code->spare, std::min(kProof, 16 - unknown)) << unknown;
    }
    EXPECT_EQ(code_of(with_words_changed(sheet_of(written(3)), 16, forget)), std::nullopt);
}

TEST(ModuleSheet, WhatIsNoCodeBecomesNone) {
    std::minstd_rand random(7);
    for (int i = 0; i < 200; ++i) {
        // The fixed modules and the format of a true code, so that nothing but the words speaks against it.
        ModuleSheet sheet = sheet_of(written(1));
        for (const auto& word : codeword_places()) {
            for (const ModuleAt place : word) {
                sheet.evidence[static_cast<std::size_t>(place.y) * kModules + place.x] =
                    static_cast<float>((random() >> 8) % 2001) / 1000.0F - 1.0F;
            }
        }
        EXPECT_EQ(code_of(sheet), std::nullopt);
    }
}

TEST(ModuleSheet, AgreesOnlyUpright) {
    const ModuleSheet sheet = sheet_of(written(5));
    EXPECT_NEAR(sheet.agreement(), 1, 1e-6);
    for (int quarters = 1; quarters < 4; ++quarters) {
        EXPECT_LT(sheet.turned(quarters).agreement(), 0.9);
        EXPECT_EQ(sheet.turned(quarters).turned(4 - quarters).evidence, sheet.evidence);
    }
}

} // namespace
} // namespace kiosk::scan

#include "scan/module_sheet.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "scan/decoder.hpp"
#include "scan/grid_reader.hpp"
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

// A code of version 6 by the standard's own rules (ISO/IEC 18004, 7.4 to 7.9): text in byte mode, at any level, under
// any mask. Parity is what fills in a block of which all of it is unknown.
Modules encoded(const std::string& text, Format format) {
    const Blocks blocks = blocks_of(format.level);
    const auto capacity = static_cast<std::size_t>(blocks.count * blocks.data);
    EXPECT_LE(text.size() + 2, capacity);
    std::vector<std::uint8_t> data(capacity);
    data[0] = static_cast<std::uint8_t>(0x40U | text.size() >> 4U); // the mode, then eight bits of length
    unsigned carried = text.size() & 15U;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto sign = static_cast<unsigned char>(text[i]);
        data[i + 1] = static_cast<std::uint8_t>(carried << 4U | sign >> 4U);
        carried = sign & 15U;
    }
    data[text.size() + 1] = static_cast<std::uint8_t>(carried << 4U);
    for (std::size_t i = text.size() + 2, pad = 0; i < capacity; ++i, ++pad) data[i] = pad % 2 == 0 ? 0xEC : 0x11;

    std::array<std::uint8_t, kCodewords> words{};
    const auto count = static_cast<std::size_t>(blocks.count), data_words = static_cast<std::size_t>(blocks.data);
    std::vector<int> parity;
    for (int i = 0; i < blocks.parity; ++i) parity.push_back(blocks.data + i);
    for (std::size_t b = 0; b < count; ++b) {
        std::vector<std::uint8_t> block(data.begin() + static_cast<std::ptrdiff_t>(b * data_words),
                                        data.begin() + static_cast<std::ptrdiff_t>((b + 1) * data_words));
        block.resize(data_words + parity.size());
        EXPECT_EQ(correct(block, blocks.parity, parity), 0);
        for (std::size_t i = 0; i < block.size(); ++i) words.at(i * count + b) = block[i];
    }

    Modules modules{};
    const auto at = [&modules](int x, int y) -> bool& { return modules[static_cast<std::size_t>(y * kModules + x)]; };
    for (int y = 0; y < kModules; ++y) {
        for (int x = 0; x < kModules; ++x)
            at(x, y) = fixed_at(x, y) == Fixed::Dark || (fixed_at(x, y) == Fixed::Data && masked(format.mask, x, y));
    }
    for (std::size_t i = 0; i < 15; ++i) {
        for (const ModuleAt place : format_places()[i])
            at(place.x, place.y) = (format_bits(format) >> (14 - i) & 1U) != 0;
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        for (std::size_t bit = 0; bit < 8; ++bit) {
            const ModuleAt place = codeword_places()[i][bit];
            at(place.x, place.y) = ((words[i] >> (7 - bit) & 1U) != 0) != masked(format.mask, place.x, place.y);
        }
    }
    return modules;
}

// Other printers take other levels than our writer does.
TEST(ModuleSheet, ACodeOfEveryLevelAndMaskIsTheLibrarysToo) {
    const std::string text = "student 4711 of 38, second year, of this school";
    for (int level = 0; level < 4; ++level) {
        for (int mask = 0; mask < 8; ++mask) {
            const Modules code = encoded(text, {level, mask});
            const auto read = Decoder().decode(drawn(code).view(), Pass::Plain);
            ASSERT_EQ(read.size(), 1U) << "level " << level << ", mask " << mask;
            EXPECT_EQ(read[0].text, text);
            EXPECT_EQ(code_of(sheet_of(code)), code);
        }
    }
}

TEST(ModuleSheet, ACodeOfEveryLevelIsRepairedAsFarAsItsParityReaches) {
    for (int level = 0; level < 4; ++level) {
        const Modules code = encoded("S0042", {level, 3});
        const Blocks blocks = blocks_of(level);
        const auto damaged = [&](int words) {
            ModuleSheet sheet = sheet_of(code);
            for (std::size_t word = kCodewords - static_cast<std::size_t>(blocks.count * words); word < kCodewords;
                 ++word) {
                for (const ModuleAt place : codeword_places()[word]) {
                    float& evidence = sheet.evidence[static_cast<std::size_t>(place.y) * kModules + place.x];
                    evidence = -evidence;
                }
            }
            return sheet;
        };
        EXPECT_EQ(code_of(damaged(blocks.parity / 2)), code) << level;
        EXPECT_NE(code_of(damaged(blocks.parity / 2 + 1)), code) << level;
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

#include "core/ledger/entry.hpp"

#include <gmock/gmock.h>

namespace kiosk::core {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Identity, IsReadBack) {
    const auto identity = new_identity(MachineId{{1, 2, 3}});
    const auto read = parse_identity_text(write_identity_text(identity));
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_EQ(read->ledger, identity.ledger);
    EXPECT_EQ(read->machine, identity.machine);
    EXPECT_EQ(read->key.public_key(), identity.key.public_key());
}

TEST(Identity, CutAnywhereIsRefusedAndTheErrorNeverQuotesTheSeed) {
    const auto identity = new_identity({});
    const auto text = write_identity_text(identity);
    const auto seed = to_hex(identity.key.seed());
    for (std::size_t length = 0; length + 1 < text.size(); ++length) {
        const auto read = parse_identity_text(text.substr(0, length));
        ASSERT_FALSE(read) << length;
        EXPECT_THAT(read.error().detail, Not(HasSubstr(seed.substr(0, 8))));
    }
    EXPECT_FALSE(parse_identity_text(text + "more"));
}

} // namespace
} // namespace kiosk::core

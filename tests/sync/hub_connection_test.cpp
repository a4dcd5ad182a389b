// The way to a hub: who it is, and who asks.
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>

#include "sync/hub_fixture.hpp"

namespace kiosk::sync::test {
namespace {

// A port of all addresses that is free, or a socket that listens there and never answers.
class Port {
  public:
    Port() : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        socklen_t size = sizeof address;
        if (bind(socket_, reinterpret_cast<sockaddr*>(&address), size) != 0 || listen(socket_, 1) != 0 ||
            getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
            std::abort();
        number_ = ntohs(address.sin_port);
    }
    ~Port() { close(socket_); }
    Port(const Port&) = delete;
    Port& operator=(const Port&) = delete;
    [[nodiscard]] int number() const { return number_; }

  private:
    int socket_;
    int number_ = 0;
};

int free_port() {
    return Port().number();
}

std::string text_file(const std::filesystem::path& path, const std::string& text) {
    std::ofstream(path) << text;
    std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    return path.string();
}

TEST(HubUrl, WithAPasswordIsRefusedWithoutRepeatingIt) {
    for (const auto* url :
         {"postgresql://kiosk_a:hush@hub.example/kiosk", "postgresql://hub.example/kiosk?password=hush",
          "postgresql://kiosk_a:hush@hub.example/kiosk?nonsense=1", "postgresql://kiosk_a:hush@[::1/x",
          "host=hub.example password=hush"}) {
        const auto opened = PgConnection::open(url);
        ASSERT_FALSE(opened) << url;
        EXPECT_EQ(opened.error().kind, core::ErrorKind::Usage) << url;
        EXPECT_EQ(opened.error().detail.find("hush"), std::string::npos) << opened.error().detail;
    }
}

TEST(HubUrl, OfAServerThatNeverAnswersIsGivenUpInTime) {
    const Port silent;
    const auto opened = PgConnection::open("postgresql://x@127.0.0.1:" + std::to_string(silent.number()) + "/x",
                                           {core::Millis{50}, core::Millis{50}});
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, core::ErrorKind::Unavailable);
}

TEST(HubUrl, OfAServerThatNeverAnswersIsLeftAtOnceWhenToldToStop) {
    const Port silent;
    std::array<int, 2> ends{};
    ASSERT_EQ(pipe(ends.data()), 0);
    ASSERT_EQ(write(ends[1], "x", 1), 1);
    const auto opened = PgConnection::open("postgresql://x@127.0.0.1:" + std::to_string(silent.number()) + "/x",
                                           {core::Millis{3'600'000}, core::Millis{3'600'000}, ends[0]});
    close(ends[0]);
    close(ends[1]);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().detail, "the sync was told to stop");
}

TEST(HubPassword, ComesFromAFileAndIsStoredAsAVerifier) {
    kiosk::test::PostgresCluster cluster;
    const Folder folder;
    const auto owner = must(PgConnection::open(cluster.url(), kPatient));
    const auto verifier = must(owner->scram_of("kiosk_a", "hush"));
    must(owner->run("CREATE ROLE kiosk_a LOGIN PASSWORD " + owner->quoted_text(verifier)));
    EXPECT_TRUE(must(owner->query("SELECT rolpassword FROM pg_authid WHERE rolname = 'kiosk_a'"))
                    .text(0, 0)
                    .starts_with("SCRAM-SHA-256$"));
    EXPECT_EQ(cluster.log().find("hush"), std::string::npos);
    const auto right = text_file(folder / "right", "*:*:*:*:hush\n");
    const auto wrong = text_file(folder / "wrong", "*:*:*:*:loud\n");
    must(must(PgConnection::open(cluster.url("postgres", "kiosk_a", "&passfile=" + right), kPatient))->run("SELECT 1"));
    const auto refused = PgConnection::open(cluster.url("postgres", "kiosk_a", "&passfile=" + wrong), kPatient);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().detail.find("loud"), std::string::npos) << refused.error().detail;
    const auto none = PgConnection::open(cluster.url("postgres", "kiosk_a", "&passfile=/nowhere"), kPatient);
    ASSERT_FALSE(none) << "and nobody is asked for one";
}

// 0.0.0.0 leads to this machine, and is not loopback by its name.
TEST(HubTls, IsAskedForWhereverTheServerIsNotThisMachine) {
    const int port = free_port();
    kiosk::test::PostgresCluster cluster(port);
    cluster.set("listen_addresses = '0.0.0.0'");
    const Folder folder;
    const auto password = text_file(folder / "pgpass", "*:*:*:*:hush\n");
    must(must(PgConnection::open(cluster.url(), kPatient))->run("CREATE ROLE kiosk_a LOGIN PASSWORD 'hush'"));
    const auto open = [&](const std::string& host, const std::string& more) {
        return PgConnection::open("postgresql://kiosk_a@" + host + ":" + std::to_string(port) +
                                      "/postgres?passfile=" + password + more,
                                  kPatient);
    };
    EXPECT_TRUE(open("127.0.0.1", ""));
    const auto plain = open("0.0.0.0", "");
    ASSERT_FALSE(plain) << "a server without TLS";
    EXPECT_NE(plain.error().detail.find("SSL"), std::string::npos) << plain.error().detail;

    const auto certify = [&](const std::string& name, const std::string& file) {
        ASSERT_EQ(
            cluster.run({"/usr/bin/openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                         "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=" + name, "-addext",
                         "subjectAltName=IP:" + name, "-keyout", (cluster.folder() / (file + ".key")).string(), "-out",
                         (cluster.folder() / (file + ".crt")).string()}),
            0)
            << cluster.log();
    };
    const auto use = [&](const std::string& file) {
        const auto base = (cluster.folder() / file).string();
        cluster.set("ssl = on\nssl_cert_file = '" + base + ".crt'\nssl_key_file = '" + base + ".key'");
        return "&sslrootcert=" + base + ".crt";
    };
    certify("0.0.0.0", "right");
    certify("192.0.2.1", "other");
    const auto root = use("right");
    const auto opened = open("0.0.0.0", root);
    EXPECT_TRUE(opened) << opened.error().detail;
    const auto unknown = open("0.0.0.0", "");
    ASSERT_FALSE(unknown) << "the machine's authorities do not know that certificate";
    EXPECT_THAT(unknown.error().detail, testing::HasSubstr("(this machine's clock says 20"));
    EXPECT_FALSE(open("0.0.0.0", use("other"))) << "the right authority, another server's name";
}

} // namespace
} // namespace kiosk::sync::test

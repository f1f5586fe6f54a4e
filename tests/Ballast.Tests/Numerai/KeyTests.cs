using Ballast.Numerai.Errors;
using Ballast.Numerai.Keys;
using Ballast.Tests.Numerai.Support;

namespace Ballast.Tests.Numerai;

public class KeyTests
{
    [Fact]
    public void keys_of_several_accounts_are_kept_apart_by_their_labels()
    {
        var ring = KeyRing.From(
            new Dictionary<string, string>
            {
                ["NUMERAI_PUBLIC_ID"] = "P1",
                ["NUMERAI_SECRET_KEY"] = "S1",
                ["NUMERAI_PUBLIC_ID__TEAM_A"] = "P2",
                ["NUMERAI_SECRET_KEY__TEAM_A"] = "S2",
                ["PATH"] = "/bin",
                ["NUMERAI_PUBLIC_IDX"] = "not ours",
            }
        );

        ring.Labels.ShouldBe(["default", "team_a"]);
        ring.Get().PublicId.ShouldBe("P1");
        ring.Get("Team_A").PublicId.ShouldBe("P2");
        ring.Find("other").ShouldBeNull();
    }

    [Theory]
    [InlineData("NUMERAI_PUBLIC_ID", "NUMERAI_SECRET_KEY")]
    [InlineData("NUMERAI_SECRET_KEY__X", "NUMERAI_PUBLIC_ID__X")]
    public void half_a_key_is_reported_by_the_name_that_is_missing(string given, string missing)
    {
        var values = new Dictionary<string, string> { [given] = "half", [missing] = " " };

        var error = Should.Throw<NumeraiException>(() => KeyRing.From(values));

        error.Code.ShouldBe(NumeraiErrorCode.Configuration);
        error.Message.ShouldBe($"{given} is set but {missing} is not; set both or none.");
    }

    [Fact]
    public void missing_label_is_reported_with_the_names_to_set()
    {
        var error = Should.Throw<NumeraiException>(() => KeyRing.From(new Dictionary<string, string>()).Get("b"));

        error.Message.ShouldContain("set NUMERAI_PUBLIC_ID__B and NUMERAI_SECRET_KEY__B");
    }

    [Fact]
    public void environment_wins_over_the_file_a_pair_at_a_time()
    {
        using var file = new TempFile(
            "NUMERAI_PUBLIC_ID=FP\nNUMERAI_SECRET_KEY=FS\nNUMERAI_PUBLIC_ID__B=FPB\nNUMERAI_SECRET_KEY__B=FSB\n"
        );
        var environment = new Dictionary<string, string>
        {
            ["NUMERAI_PUBLIC_ID"] = "EP",
            ["NUMERAI_SECRET_KEY"] = "ES",
        };

        var ring = KeyRing.From(environment, EnvFile.Read(file.Path));

        ring.Get().PublicId.ShouldBe("EP");
        ring.Get("b").PublicId.ShouldBe("FPB");
        Should.Throw<NumeraiException>(() =>
            KeyRing.From(new Dictionary<string, string> { ["NUMERAI_PUBLIC_ID"] = "EP" }, EnvFile.Read(file.Path))
        );
    }

    [Fact]
    public void env_file_is_read_with_quotes_comments_and_export()
    {
        using var file = new TempFile(
            "# keys\n\nA=1\nexport B = 'two words' # why\nC=\"x=y\"\nD=abc#def # comment\nE=\nno equals sign\n=nothing\nA=2\n"
        );

        EnvFile
            .Read(file.Path)
            .Values.ShouldBe(
                new Dictionary<string, string>
                {
                    ["A"] = "2",
                    ["B"] = "two words",
                    ["C"] = "x=y",
                    ["D"] = "abc#def",
                    ["E"] = "",
                },
                ignoreOrder: true
            );
    }

    [Fact]
    public void env_file_that_is_not_there_says_nothing() =>
        EnvFile.Read(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString())).Values.ShouldBeEmpty();

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite, false)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, true)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead, true)]
    public void file_with_keys_that_others_can_read_is_warned_of(UnixFileMode mode, bool warned)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such permissions.");
        using var file = new TempFile("NUMERAI_PUBLIC_ID=P\nNUMERAI_SECRET_KEY=CANARY\n");
#pragma warning disable CA1416 // Skipped on Windows.
        File.SetUnixFileMode(file.Path, mode);
#pragma warning restore CA1416

        var warnings = KeyRing.From(new Dictionary<string, string>(), EnvFile.Read(file.Path)).Warnings;

        warnings.Count.ShouldBe(warned ? 1 : 0);
        string.Concat(warnings).ShouldNotContain("CANARY");
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("line\nbreak")]
    [InlineData("")]
    public void key_that_cannot_be_one_is_refused_without_showing_it(string secret)
    {
        var error = Should.Throw<NumeraiException>(() => new NumeraiCredentials("P", secret, "mine"));

        error.Code.ShouldBe(NumeraiErrorCode.Configuration);
        error.Message.ShouldStartWith("The secret of key 'mine'");
        if (secret.Length > 0)
            error.ToString().ShouldNotContain(secret);
    }

    [Fact]
    public async Task scopes_are_asked_for_and_excess_is_named()
    {
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Fixture("api-token")));

        var report = await fixture.Client.CheckKeyAsync(KeyPurpose.Read);

        report.AccountName.ShouldBe("nofle");
        report.Excess.ShouldBe(["stake"]);
        report.Missing.ShouldBeEmpty();
        report.Warnings.ShouldHaveSingleItem().ShouldContain("can do more than needed: stake");
    }

    [Fact]
    public async Task scopes_that_are_missing_are_named()
    {
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Fixture("api-token")));

        var report = await fixture.Client.CheckKeyAsync(KeyPurpose.ReadAtomic);

        report.Missing.ShouldBe(["web3_staking"]);
        report.Warnings[0].ShouldContain("lacks web3_staking");
    }

    [Fact]
    public async Task key_with_just_what_it_needs_is_not_warned_of()
    {
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Fixture("api-token")));

        (await fixture.Client.CheckKeyAsync(KeyPurpose.ChangeStake)).Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Cannot query field \"apiTokenInfo\" on type \"RootQueryType\".")]
    [InlineData("Insufficient permission for api_token_info")]
    public async Task server_without_the_direct_answer_is_asked_for_the_list_of_keys(string refusal)
    {
        using var fixture = new ClientFixture(
            FakeServer.Answering(FakeServer.Errors(refusal), FakeServer.Fixture("account-tokens"))
        );

        var report = await fixture.Client.CheckKeyAsync(KeyPurpose.Read);

        report.Scopes.ShouldBe(["read_submission_info", "read_user_info", "upload_submission"]);
        report.Excess.ShouldBe(["upload_submission"]);
    }

    [Fact]
    public async Task scopes_nobody_tells_are_reported_as_not_known()
    {
        using var fixture = new ClientFixture(
            FakeServer.Answering(FakeServer.Errors("Insufficient permission for read_user_info"))
        );

        var report = await fixture.Client.CheckKeyAsync(KeyPurpose.Read);

        report.Scopes.ShouldBeNull();
        report.Missing.ShouldBeEmpty();
        report.Warnings.ShouldHaveSingleItem().ShouldContain("does not say");
    }

    [Fact]
    public async Task key_that_is_not_accepted_is_no_report()
    {
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Errors("You must be authenticated")));

        (await Should.ThrowAsync<NumeraiException>(() => fixture.Client.CheckKeyAsync(KeyPurpose.Read))).Code.ShouldBe(
            NumeraiErrorCode.Authentication
        );
    }

    [Fact]
    public async Task keyed_question_without_a_key_is_not_sent()
    {
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Fixture("account")));
        var nobody = new Ballast.Numerai.NumeraiClient(fixture.Connection);

        var error = await Should.ThrowAsync<NumeraiException>(() => nobody.AccountAsync());

        error.Code.ShouldBe(NumeraiErrorCode.Authentication);
        error.Message.ShouldContain("NUMERAI_PUBLIC_ID");
        await Should.ThrowAsync<NumeraiException>(() => nobody.RawAsync("{ account { id } }", keyed: true));
        fixture.Server.Asked.ShouldBeEmpty();
    }

    private sealed class TempFile : IDisposable
    {
        public TempFile(string text) => File.WriteAllText(Path, text);

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}

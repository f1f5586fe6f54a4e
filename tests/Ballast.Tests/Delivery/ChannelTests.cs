using System.Security.Cryptography;
using System.Text;
using Ballast.Delivery.Channels;
using Ballast.Delivery.Messages;
using Ballast.Delivery.Settings;
using Ballast.Tests.Support;

namespace Ballast.Tests.Delivery;

/// <summary>What goes over the wire, to receivers on this machine.</summary>
public sealed class ChannelTests : IDisposable
{
    private readonly ChannelWorld _world = new();

    public static TheoryData<string> Kinds { get; } =
        new("webhook", "email", "telegram", "discord", "slack", "desktop");

    public void Dispose() => _world.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Send_AnIncident_ArrivesWithItsSentence(string kind)
    {
        await SendAsync(kind);
        _world.Shown(kind).ShouldContain("zoë has not submitted for round 1200.");
        if (kind == "webhook")
            return;
        _world.Shown(kind).ShouldContain("zoë is at stake with 12 NMR.");
        _world.Shown(kind).ShouldContain("To do: ballast submit FILE");
    }

    /// <summary>Names are whatever somebody typed: markup of every place, calls to all, headers, commands of a terminal, marks that turn writing round.</summary>
    [Theory]
    [InlineData("<b>fat</b> & <script>alert(1)</script>")]
    [InlineData("**fat** _slanted_ `code` ~~gone~~ ||hidden|| [link](https://evil.example) # title")]
    [InlineData("@everyone @here <@123> <!channel> <!everyone> <#1> <:smile:1> @admin /start")]
    [InlineData("a\r\nBcc: evil@example.org\r\n\r\nbody")]
    [InlineData("\u001b[2J\u0007\0 bell \u202Etxt.exe\u2066")]
    [InlineData("\\n \\\\ $(id) `id` ; rm -rf / \" ' --help")]
    [InlineData("- point\n> said\n1. one")]
    public async Task Send_ANameThatWouldDoSomething_ArrivesAsTextInEveryChannel(string name)
    {
        var expected = PlainLine.Of($"{name} has not submitted for round 1200.", 1000);
        foreach (string kind in Kinds)
        {
            await SendAsync(kind, name);
            // The document says it exactly; what people read is one harmless line.
            var shown = _world.Shown(kind);
            shown.ShouldContain(kind == "webhook" ? $"{name} has not submitted" : expected, Case.Sensitive, kind);
            if (kind != "webhook")
                shown.Where(c => char.IsControl(c) && c is not ('\n' or '\r')).ShouldBeEmpty(kind);
        }
        _world.Http.Requests.ShouldAllBe(r => r.Method == "POST");
        var mail = _world.Smtp.Taken.Single();
        var head = mail[..mail.IndexOf("\n\n", StringComparison.Ordinal)];
        head.ShouldNotContain("\nBcc:", Case.Insensitive);
        _world
            .Smtp.Heard.Where(l => l.StartsWith("RCPT", StringComparison.Ordinal))
            .ShouldBe(["RCPT TO:<you@example.org>"]);
    }

    [Fact]
    public async Task Chats_OfNamesThatCall_LeaveNothingThatTheyObey()
    {
        const string Name = "@everyone <!channel> <@1> *x* [a](b)";
        await SendAsync("discord", Name);
        var discord = _world.Json();
        discord.GetProperty("allowed_mentions").GetProperty("parse").GetArrayLength().ShouldBe(0);
        discord.GetProperty("content").GetString()!.ShouldContain(@"\@everyone \<!channel\> \<\@1\> \*x\* \[a\]\(b\)");
        await SendAsync("slack", Name);
        var slack = _world.Json();
        slack.GetProperty("text").GetString()!.ShouldContain("&lt;!channel&gt; &lt;@1&gt;");
        (slack.GetProperty("mrkdwn").GetBoolean(), slack.GetProperty("link_names").GetBoolean()).ShouldBe(
            (false, false)
        );
        await SendAsync("telegram", Name);
        _world.Http.Requests.Last().Path.ShouldBe($"/bot{ChannelWorld.Token}/sendMessage");
        _world.Json().TryGetProperty("parse_mode", out _).ShouldBeFalse();
        _world.Json().GetProperty("chat_id").GetString().ShouldBe("42");
        _world.Json().GetProperty("text").GetString()!.ShouldNotContain("@everyone");
    }

    /// <summary>As a receiver checks it, by the words of docs/alerts.md.</summary>
    [Fact]
    public async Task Webhook_IsSignedOverIdMomentAndBody()
    {
        await SendAsync("webhook");
        var request = _world.Http.Requests.Single();
        var (id, moment) = (request.Header("webhook-id")!, request.Header("webhook-timestamp")!);
        moment.ShouldBe($"{ChannelWorld.Now.ToUnixTimeSeconds()}");
        var signed = Encoding.UTF8.GetBytes($"{id}.{moment}.{Encoding.UTF8.GetString(request.Body)}");
        var expected = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(ChannelWorld.Secret), signed));
        request.Header("webhook-signature").ShouldBe($"v1,{expected}");
        var document = _world.Json();
        document.GetProperty("schema").GetString().ShouldBe("ballast.alert/1");
        document.GetProperty("delivery").GetString().ShouldBe(id);
        document.GetProperty("key").GetString().ShouldBe("missed-submission/classic/ZOË/1200");
        document.GetProperty("urgency").GetString().ShouldBe("urgent");
    }

    /// <summary>The example of https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md and of its libraries' tests.</summary>
    [Fact]
    public void Webhook_SignsAsStandardWebhooksDo() =>
        WebhookChannel
            .Sign(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "1614265330",
                """{"test": 2432232314}"""u8.ToArray()
            )
            .ShouldBe("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

    [Fact]
    public async Task Email_HasItsIdAsMessageId_AndSaysThatAMachineWroteIt()
    {
        await SendAsync("email");
        var mail = MimeKit.MimeMessage.Load(
            new MemoryStream(Encoding.UTF8.GetBytes(_world.Smtp.Taken.Single())),
            TestContext.Current.CancellationToken
        );
        mail.MessageId.ShouldBe($"{ChannelWorld.Message(ChannelWorld.Some()).Id}@example.org");
        mail.Subject.ShouldBe("Ballast, urgent: zoë has not submitted for round 1200.");
        mail.Headers["Auto-Submitted"].ShouldBe("auto-generated");
        mail.To.ToString().ShouldContain("you@example.org");
    }

    [Theory]
    [InlineData("webhook")]
    [InlineData("telegram")]
    [InlineData("discord")]
    [InlineData("slack")]
    public async Task Http_ThatRefuses_IsSaidWithoutSecrets_AndItsWaitIsKept(string kind)
    {
        _world.Http.Storage = heard => new Said
        {
            Status = 429,
            Headers = ["Retry-After: 7"],
            Body = Encoding.UTF8.GetBytes(
                $"slow down, {heard.Path} {ChannelWorld.Token} {ChannelWorld.Secret} \u001b[2J"
                    + new string('x', 100_000)
            ),
        };
        var e = await Should.ThrowAsync<DeliveryException>(() => SendAsync(kind));
        e.RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
        e.Message.ShouldStartWith($"127.0.0.1:{new Uri(_world.Http.Url).Port} answered 429");
        e.Message.Length.ShouldBeLessThan(200);
        e.Message.ShouldNotContain("\u001b");
        var said = _world.Reader.Mask(e.Message);
        // What a receiver repeats of it is taken out where it is noted.
        var own =
            kind == "telegram" ? ChannelWorld.Token
            : kind == "webhook" ? ChannelWorld.Secret
            : "hunter2-path";
        said.ShouldNotContain(own);
    }

    [Theory]
    [InlineData("{\"ok\":false,\"parameters\":{\"retry_after\":12}}", 12.0)]
    [InlineData("{\"message\":\"slow\",\"retry_after\":0.5}", 0.5)]
    [InlineData("[]", null)]
    [InlineData("{\"retry_after\":\"soon\"}", null)]
    public async Task Http_ThatSaysInTheDocumentHowLong_IsLeftAloneSoLong(string body, double? seconds)
    {
        _world.Http.Storage = _ => Said.Json(body, 429);
        var e = await Should.ThrowAsync<DeliveryException>(() => SendAsync("discord"));
        (e.RetryAfter?.TotalSeconds).ShouldBe(seconds);
    }

    [Fact]
    public async Task Http_ThatLeadsElsewhere_IsNotFollowed()
    {
        using var elsewhere = new ScriptedServer { Storage = _ => Said.Json("{}") };
        _world.Http.Storage = _ => new Said { Status = 307, Headers = [$"Location: {elsewhere.Url}x"] };
        var e = await Should.ThrowAsync<DeliveryException>(() => SendAsync("webhook"));
        e.Message.ShouldContain("redirect");
        elsewhere.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Http_ThatIsSilentOrGone_IsNotWaitedForLong()
    {
        _world.Http.Storage = _ => new Said { IsSilent = true };
        var post = new HttpPost(HttpPost.Client(TimeSpan.FromMilliseconds(200)));
        var silent = await Should.ThrowAsync<DeliveryException>(() =>
            post.SendAsync(new Uri(_world.Http.Url + "x"), [], [], TestContext.Current.CancellationToken)
        );
        silent.Message.ShouldContain("did not answer");
        Uri gone;
        using (var soon = new ScriptedServer())
            gone = new Uri(soon.Url + "x");
        var e = await Should.ThrowAsync<DeliveryException>(() =>
            post.SendAsync(gone, [], [], TestContext.Current.CancellationToken)
        );
        e.Message.ShouldContain("was not reached: ConnectionRefused");
    }

    [Fact]
    public async Task Email_ThatIsRefused_IsSaidWithoutThePassword()
    {
        _world.Smtp.ToReceiver = "550 nobody here";
        (await Should.ThrowAsync<DeliveryException>(() => SendAsync("email"))).Message.ShouldBe(
            "127.0.0.1: it answered 550 nobody here"
        );
        var mail = _world.Settings("email").Channels[0];
        var signing = mail with
        {
            Mail = mail.Mail! with { User = "me", Password = new SettingText(null, "SECRET", null) },
        };
        var settings = new AlertSettings { Channels = [signing] };
        var channel = new AlertChannels(settings, _world.Reader, TimeProvider.System).Find("a")!;
        var e = await Should.ThrowAsync<DeliveryException>(() =>
            channel.SendAsync(ChannelWorld.Message(ChannelWorld.Some()), TestContext.Current.CancellationToken)
        );
        e.Message.ShouldBe("127.0.0.1: it did not accept user and password.");
        var encrypted = new AlertSettings
        {
            Channels = [mail with { Mail = mail.Mail! with { Security = MailSecurity.StartTls } }],
        };
        var cannot = new AlertChannels(encrypted, _world.Reader, TimeProvider.System).Find("a")!;
        (
            await Should.ThrowAsync<DeliveryException>(() =>
                cannot.SendAsync(ChannelWorld.Message(ChannelWorld.Some()), TestContext.Current.CancellationToken)
            )
        ).Message.ShouldContain("cannot do what is asked for");
        _world.Smtp.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task Desktop_WithoutItsProgram_SaysSo()
    {
        var channel = new DesktopChannel("no-such-notify-send");
        var e = await Should.ThrowAsync<DeliveryException>(() =>
            channel.SendAsync(ChannelWorld.Message(ChannelWorld.Some()), TestContext.Current.CancellationToken)
        );
        e.Message.ShouldContain("There is no no-such-notify-send");
    }

    private Task SendAsync(string kind, string name = "zoë") =>
        _world
            .Channel(kind)
            .SendAsync(ChannelWorld.Message(ChannelWorld.Some(name)), TestContext.Current.CancellationToken);
}

using System.Net;
using Ballast.Server.Security;
using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Hosting;

/// <summary>Who is let in, and what never gets out.</summary>
public sealed class GuardTests
{
    private const string Token = "0123456789abcdef0123";

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("localhost", true)]
    [InlineData("[::1]", true)]
    [InlineData("evil.example", false)]
    [InlineData("127.0.0.1.evil.example", false)]
    [InlineData("192.168.0.9", false)]
    [InlineData("ballast.example", true)]
    public async Task Host_ThatIsAnothersName_IsTurnedAway(string host, bool isOwn)
    {
        await using var served = await Served.StartAsync(
            o => o with { HostNames = ["ballast.example"] },
            hasStore: false
        );
        foreach (var path in new[] { "/rules", "/api/v1/classic/rules", "/healthz" })
        {
            using var response = await served.GetAsync(path, ("Host", $"{host}:{served.Url.Port}"));
            response.StatusCode.ShouldBe(isOwn ? HttpStatusCode.OK : HttpStatusCode.MisdirectedRequest);
        }
    }

    [Fact]
    public async Task Token_ThatIsMissingOrWrong_OpensNothing()
    {
        await using var served = await Served.StartAsync(o => o with { Token = Token });
        foreach (var path in new[] { "/api/v1/classic/data", "/api/v1/openapi.json", "/metrics" })
        {
            await served.GetAsync(path).ProblemAsync(401, "no-token");
            await served.GetAsync(path, ("Authorization", "Bearer " + Token + "4")).ProblemAsync(401, "no-token");
            await served.GetAsync(path, ("Authorization", "Bearer")).ProblemAsync(401, "no-token");
            await served.GetAsync(path, ("Cookie", "ballast-session=" + Token)).ProblemAsync(401, "no-token");
            (await served.GetAsync(path, ("Authorization", "Bearer " + Token)).StatusAsync()).ShouldBe(
                HttpStatusCode.OK
            );
        }
        using var page = await served.GetAsync("/rules");
        page.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page.Headers.Location!.ToString().ShouldBe("/login?to=%2Frules");
        (await served.GetAsync("/healthz").TextAsync()).ShouldBe("{\"schema\":\"ballast.health/1\",\"ok\":true}\n");
    }

    [Fact]
    public async Task Login_WithTheToken_GivesAStrictCookieThatOpens()
    {
        await using var served = await Served.StartAsync(o =>
            o with
            {
                Token = Token,
                HostNames = ["ballast.example"],
            }
        );
        (await LogInAsync(served, Token, "none")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await LogInAsync(served, "wrong")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await LogInAsync(served, Token, site: "cross-site")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var response = await LogInAsync(served, Token);
        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var cookie = response.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldNotContain(Token);
        foreach (var part in new[] { "httponly", "samesite=strict", "path=/" })
            cookie.ShouldContain(part, Case.Insensitive);
        cookie.ShouldNotContain("secure", Case.Insensitive);
        (await LogInAsync(served, Token, host: "ballast.example"))
            .Headers.GetValues("Set-Cookie")
            .Single()
            .ShouldContain("secure");
        var session = cookie.Split(';')[0];
        (await served.GetAsync("/rules", ("Cookie", session)).StatusAsync()).ShouldBe(HttpStatusCode.OK);
        // A cookie alone changes nothing.
        await served
            .SendAsync(HttpMethod.Post, "/api/v1/classic/sync", null, ("Cookie", session))
            .ProblemAsync(403, "csrf");
        var (form, own) = await FormAsync(served, "", session: session);
        await served.SendAsync(HttpMethod.Post, "/logout", form, ("Cookie", $"{session}; {own}"));
        (await served.GetAsync("/rules", ("Cookie", session)).StatusAsync()).ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Login_GuessedAgainAndAgain_HasToWait()
    {
        await using var served = await Served.StartAsync(o => o with { Token = Token }, hasStore: false);
        for (var i = 0; i < 10; i++)
            (await LogInAsync(served, "guess")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var response = await LogInAsync(served, Token);
        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        response.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
    }

    [Fact]
    public async Task Bearer_GuessedAgainAndAgain_HasToWait_WithTheRightOneToo()
    {
        await using var served = await Served.StartAsync(o => o with { Token = Token }, hasStore: false);
        for (var i = 0; i < 10; i++)
            await served.GetAsync("/metrics", ("Authorization", $"Bearer guess{i}")).ProblemAsync(401, "no-token");

        await served.GetAsync("/metrics", ("Authorization", "Bearer guess")).ProblemAsync(429, "too-many");
        using var response = await served.GetAsync("/metrics", ("Authorization", "Bearer " + Token));
        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        response.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        (await LogInAsync(served, Token)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        // Whoever shows nothing is not asked to wait.
        (await served.GetAsync("/healthz").StatusAsync()).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Token_ThatIsRight_IsNeverAGuess()
    {
        await using var served = await Served.StartAsync(o => o with { Token = Token }, hasStore: false);
        for (var i = 0; i < 25; i++)
        {
            (await served.GetAsync("/metrics", ("Authorization", "Bearer " + Token)).StatusAsync()).ShouldBe(
                HttpStatusCode.OK
            );
            (await LogInAsync(served, Token)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        }
    }

    [Fact]
    public async Task Address_ThatShowedTheToken_IsNotLockedOutByGuessesFromIt()
    {
        await using var served = await Served.StartAsync(o => o with { Token = Token }, hasStore: false);
        (await served.GetAsync("/metrics", ("Authorization", "Bearer " + Token)).StatusAsync()).ShouldBe(
            HttpStatusCode.OK
        );
        for (var i = 0; i < 12; i++)
            await served.GetAsync("/metrics", ("Authorization", "Bearer wrong"));

        await served.GetAsync("/metrics", ("Authorization", "Bearer wrong")).ProblemAsync(429, "too-many");
        (await served.GetAsync("/metrics", ("Authorization", "Bearer " + Token)).StatusAsync()).ShouldBe(
            HttpStatusCode.OK
        );
    }

    [Fact]
    public async Task Proxy_ThatNamesNoUser_OpensNothing()
    {
        await using var served = await Served.StartAsync(o => o with { ProxyUserHeader = "X-Remote-User" });
        await served.GetAsync("/api/v1/classic/data").ProblemAsync(401, "no-token");
        await served.GetAsync("/api/v1/classic/data", ("X-Remote-User", " ")).ProblemAsync(401, "no-token");
        (await served.GetAsync("/api/v1/classic/data", ("X-Remote-User", "ann")).StatusAsync()).ShouldBe(
            HttpStatusCode.OK
        );
    }

    [Theory]
    [InlineData(10)]
    [InlineData(19)]
    [InlineData(99)]
    [InlineData(6000)]
    public void Rate_ComesBackAsItWasAskedFor(int perMinute)
    {
        var bucket = RateGuard.Bucket(perMinute);
        (bucket.TokensPerPeriod / bucket.ReplenishmentPeriod.TotalMinutes).ShouldBe(perMinute, 1e-3);
        bucket.TokenLimit.ShouldBe(perMinute);
    }

    [Fact]
    public async Task Requests_TooMany_ReadWhenToComeBack()
    {
        await using var served = await Served.StartAsync(o => o with { RequestsPerMinute = 10 }, hasStore: false);
        for (var i = 0; i < 10; i++)
            (await served.GetAsync("/healthz").StatusAsync()).ShouldBe(HttpStatusCode.OK);
        using var response = await served.GetAsync("/healthz");
        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        response.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
    }

    [Fact]
    public async Task EveryAnswer_TellsTheBrowserToRunNothingElse()
    {
        await using var served = await Served.StartAsync(hasStore: false);
        foreach (
            var path in new[] { "/rules", "/nowhere", "/api/v1/classic/rules", "/api/v1/x", "/assets/x", "/healthz" }
        )
        {
            using var response = await served.GetAsync(path);
            var policy = response.Headers.GetValues("Content-Security-Policy").Single();
            policy.ShouldStartWith("default-src 'none'");
            policy.ShouldContain("frame-ancestors 'none'");
            policy.ShouldNotContain("unsafe");
            response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
            response.Headers.GetValues("Cross-Origin-Opener-Policy").ShouldBe(["same-origin"]);
            response.Headers.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["same-origin"]);
            response.Headers.Contains("Server").ShouldBeFalse();
            response.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        }
    }

    [Fact]
    public async Task Keys_NeverLeaveTheProcess()
    {
        using var line = new CommandLine
        {
            Variables = new Dictionary<string, string>
            {
                ["NUMERAI_PUBLIC_ID"] = "PUBLICIDOFMINE",
                ["NUMERAI_SECRET_KEY"] = "SECRETKEYOFMINE",
            },
        };
        await using var served = await Served.StartAsync(line: line, api: "http://127.0.0.1:1");
        (
            await served
                .SendAsync(HttpMethod.Post, "/api/v1/classic/sync?account=", null, ("X-Ballast-Csrf", "1"))
                .StatusAsync()
        ).ShouldBe(HttpStatusCode.Accepted);
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        foreach (
            var path in new[]
            {
                "/rules",
                "/metrics",
                "/healthz",
                "/api/v1/openapi.json",
                "/api/v1/classic/sync",
                "/api/v1/classic/data",
                "/api/v1/classic/report",
            }
        )
        {
            var text = await served.GetAsync(path).TextAsync();
            text.ShouldNotContain("PUBLICIDOFMINE");
            text.ShouldNotContain("SECRETKEYOFMINE");
        }
    }

    [Fact]
    public async Task Address_OpenToOthers_IsRefusedAtStart()
    {
        using var line = new CommandLine();
        var said = line.Run("serve", "--listen", "0.0.0.0", "--port", "0");
        said.Code.ShouldBe(1);
        said.Error.ShouldContain("--token-file");
        said.Error.ShouldContain("--proxy-user-header");
        await Should.ThrowAsync<ArgumentException>(() =>
            Served.StartAsync(o => o with { Address = IPAddress.Any }, hasStore: false)
        );
    }

    private static Task<HttpResponseMessage> LogInAsync(
        Served served,
        string token,
        string? csrf = null,
        string site = "same-origin",
        string? host = null
    ) => SignIn.LogInAsync(served, token, csrf, site, host);

    private static Task<(HttpContent Form, string Cookie)> FormAsync(Served served, string token, string session) =>
        SignIn.FormAsync(served, token, session: session);
}

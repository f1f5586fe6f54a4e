using Ballast.Core.Rounds;
using Ballast.Sandbox.Figures;
using Ballast.Sandbox.GraphQl;
using Ballast.Sandbox.Sources;

namespace Ballast.Sandbox.Api;

/// <summary>Public pages of accounts: the way from a user name to the ids of models.</summary>
/// <remarks>Nobody wrote anything about himself in this world: texts and links are null.</remarks>
internal static class AccountPageFields
{
    private static readonly (string Field, string Score)[] ScoreNames =
    [
        ("corr", "corr"),
        ("corr60", "corr60"),
        ("v2Corr20", "v2_corr20"),
        ("mmc", "mmc"),
        ("mmc60", "mmc60"),
        ("fncV4", "fnc_v4"),
        ("alpha", "alpha"),
        ("mpc", "mpc"),
        ("tc", "tc"),
    ];

    private sealed record AccountPage(ApiRequest Request, AccountRecord Account, Tournament Tournament)
    {
        public AccountScore Scores => AccountScore.Find(Request, Account, Tournament);

        public IReadOnlyList<Profile> Profiles => Scores.Profiles;
    }

    /// <summary>The scores of one scoring day.</summary>
    private sealed record ScoreDay(AccountPage Page, AccountScore Scores, DateTimeOffset Date)
    {
        public DateTimeOffset End => ScoringDates.EndOf(Date, Page.Request.View.Now);

        /// <summary>Whether a round resolved on the day.</summary>
        public bool HasScores => OfDay(Page.Request.MainScore(Page.Tournament)) is not null;

        public decimal? OfDay(string score) => Scores.Mean(score, Date, End);

        public int? Rank(string score)
        {
            if (Scores.Reputation(score, End) is not { } own)
                return null;
            var all = Page.Request.View.Accounts.Select(a => AccountScore.Find(Page.Request, a, Page.Tournament));
            return 1 + all.Count(s => s.Reputation(score, End) > own);
        }
    }

    public static void Bind(Bindings bindings)
    {
        bindings.Type<ApiRequest>("RootQueryType").Field("accountProfile", Find);
        bindings
            .Type<AccountPage>("AccountProfile")
            .Field("id", a => a.Account.Id)
            .Field("username", a => a.Account.Username)
            .Field("displayName", a => a.Account.Username)
            .Field("tournament", a => (int)a.Tournament)
            .Field("isActive", _ => true)
            .Field("team", _ => false)
            .Field("acceptedTos", _ => true)
            .Field("kaggleVerified", _ => false)
            .Field("startDate", a => a.Profiles.Min(p => (DateTimeOffset?)p.Model.StartDate))
            .Field("achievements", _ => Array.Empty<object>())
            .Field("totalStake", a => a.Profiles.Sum(p => p.Stake.Shown))
            .Field("models", a => a.Profiles)
            .Field("returns", a => ReturnFields.Now(a.Profiles))
            .Field("returnsTs", (a, x) => LastYear(x, ReturnFields.Daily(a.Profiles, ofAYear: true)))
            .Field("scores", a => Days(a).LastOrDefault(d => d.HasScores) ?? Days(a).LastOrDefault())
            .Field("scoresTs", (a, x) => LastYear(x, Days(a)))
            .Field("totalStakeTs", (a, x) => LastYear(x, Stakes(a)));
        BindScores(bindings);
        foreach (var type in new[] { "AccountStakeValue", "StakeValue" })
        {
            bindings
                .Type<StakeDay>(type)
                .Field("time", d => d.Date)
                .Field("value", d => d.Value)
                .Field("delta", d => d.Delta);
        }
        bindings.Type<StakeDay>("AccountStakeValue").Field("date", d => d.Date);
        BindModel(bindings);
    }

    private static void BindScores(Bindings bindings)
    {
        var row = bindings.Type<ScoreDay>("AccountScores").Field("date", s => s.Date);
        foreach (var (field, score) in ScoreNames)
        {
            row.Field(field, s => s.OfDay(score))
                .Field(field + "Ltm", s => s.Scores.Reputation(score, s.End))
                .Field(field + "LtmRank", s => s.Rank(score));
        }
    }

    private static void BindModel(Bindings bindings) =>
        bindings
            .Type<Profile>("ModelProfile")
            .Field("id", p => p.Model.Id)
            .Field("accountId", p => p.Model.AccountId)
            .Field("displayName", p => p.Model.Name)
            .Field("username", p => p.Account.Username)
            .Field("tournament", p => (int)p.Model.Tournament)
            .Field("startDate", p => p.Model.StartDate)
            .Field("stake", p => p.Stake.Shown)
            .Field("return1y", p => p.Return(p.Request.View.Now.AddYears(-1)))
            .Field("corrRep", p => p.Reputation("corr"))
            .Field("corr20V2Rep", p => p.Reputation("v2_corr20"))
            .Field("corr60Rep", p => p.Reputation("corr60"))
            .Field("mmcRep", p => p.Reputation("mmc"))
            .Field("mmc60Rep", p => p.Reputation("mmc60"))
            .Field("fncV3Rep", p => p.Reputation("fnc_v3"))
            .Field("fncV4Rep", p => p.Reputation("fnc_v4"))
            .Field("tcRep", p => p.Reputation("tc"))
            .Field("alphaRep", p => p.Reputation("alpha"))
            .Field("mpcRep", p => p.Reputation("mpc"));

    /// <summary>The one interval that the public schema names, and its default: the last twelve months.</summary>
    private static IEnumerable<T> LastYear<T>(Arguments arguments, IEnumerable<T> rows) =>
        arguments.Text("interval") is null or "ltm"
            ? rows
            : throw new GraphQlException($"this sandbox does not serve interval \"{arguments.Text("interval")}\"");

    private static IEnumerable<ScoreDay> Days(AccountPage page)
    {
        var scores = page.Scores;
        return ScoringDates.LastYear(page.Request.View.Now).Select(d => new ScoreDay(page, scores, d));
    }

    private static IEnumerable<StakeDay> Stakes(AccountPage page) =>
        page.Request.Stakes.Rows(
            ScoringDates.LastYear(page.Request.View.Now),
            [.. page.Profiles.Select(p => p.Model.Id)]
        );

    private static AccountPage? Find(ApiRequest request, Arguments arguments)
    {
        var account = request.View.Accounts.FirstOrDefault(a => a.Username == arguments.Text("username"));
        return account is null ? null : new AccountPage(request, account, ApiRequest.Tournament(arguments));
    }
}

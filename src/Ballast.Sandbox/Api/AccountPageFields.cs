using Ballast.Core.Rounds;
using Ballast.Sandbox.GraphQl;
using Ballast.Sandbox.Sources;

namespace Ballast.Sandbox.Api;

/// <summary>Public pages of accounts: the way from a user name to the ids of models.</summary>
internal static class AccountPageFields
{
    private sealed record AccountPage(ApiRequest Request, AccountRecord Account, Tournament Tournament);

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
            .Field("totalStake", a => Profiles(a).Sum(p => p.Stake.Shown))
            .Field("models", Profiles);
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
    }

    private static List<Profile> Profiles(AccountPage page) =>
        [
            .. page
                .Request.View.Models.Where(m => m.AccountId == page.Account.Id && m.Tournament == page.Tournament)
                .Select(page.Request.Profile),
        ];

    private static AccountPage? Find(ApiRequest request, Arguments arguments)
    {
        var account = request.View.Accounts.FirstOrDefault(a => a.Username == arguments.Text("username"));
        return account is null ? null : new AccountPage(request, account, ApiRequest.Tournament(arguments));
    }
}

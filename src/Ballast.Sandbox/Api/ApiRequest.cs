using Ballast.Core.Rounds;
using Ballast.Sandbox.Figures;
using Ballast.Sandbox.GraphQl;
using Ballast.Sandbox.Sources;

namespace Ballast.Sandbox.Api;

/// <summary>What the answers to one request are drawn from.</summary>
internal sealed class ApiRequest(ITournamentSource source, DateTimeOffset now, ModelChanges side, SandboxKey? key)
{
    private readonly Dictionary<Tournament, IReadOnlyList<Standing>> _standings = [];
    private readonly Dictionary<string, Profile> _profiles = new(StringComparer.Ordinal);
    private readonly Dictionary<(Tournament, string, DateTimeOffset), decimal[]> _ranked = [];
    private readonly Dictionary<Tournament, DateTimeOffset[]> _resolved = [];
    private readonly Dictionary<Tournament, string> _main = [];
    private readonly Dictionary<DateTimeOffset, ITournamentView> _views = [];
    private StakeHistory? _stakes;

    public ITournamentSource Source => source;

    /// <summary>What is kept of models' scores between requests.</summary>
    public required ScoreHistories ScoreHistories { get; init; }

    /// <summary>What was uploaded over the API.</summary>
    public required UploadDesk Desk { get; init; }

    /// <summary>Scheme and host by which the client knows this server.</summary>
    public required string Origin { get; init; }

    public ITournamentView View { get; private set; } = source.At(now);

    public ModelChanges Side => side;

    /// <summary>What was staked on earlier days.</summary>
    public StakeHistory Stakes => _stakes ??= new StakeHistory(source, now);

    /// <summary>The world at another moment, which is not after this one.</summary>
    public ITournamentView At(DateTimeOffset moment)
    {
        if (moment == now)
            return View;
        if (!_views.TryGetValue(moment, out var view))
            _views[moment] = view = source.At(moment);
        return view;
    }

    /// <summary>When the resolved rounds of a tournament resolved, ascending.</summary>
    public DateTimeOffset[] Resolved(Tournament tournament)
    {
        if (!_resolved.TryGetValue(tournament, out var times))
            _resolved[tournament] = times = [
                .. View.Rounds(tournament).Where(r => r.Resolved).Select(r => r.ResolveTime).Order(),
            ];
        return times;
    }

    /// <summary>The place of a value among all models of a tournament, from 1; equal values share one.</summary>
    /// <param name="tournament">The tournament.</param>
    /// <param name="what">Names the value: what is ranked once is kept.</param>
    /// <param name="at">The moment the value is of.</param>
    /// <param name="value">The value of a model; null for none.</param>
    /// <param name="own">The value to be placed.</param>
    public int Rank(Tournament tournament, string what, DateTimeOffset at, Func<Profile, decimal?> value, decimal own)
    {
        if (!_ranked.TryGetValue((tournament, what, at), out var all))
        {
            var profiles = View.Models.Where(m => m.Tournament == tournament).Select(Profile);
            all = [.. profiles.Select(value).OfType<decimal>().OrderDescending()];
            _ranked[(tournament, what, at)] = all;
        }
        var (low, high) = (0, all.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (all[middle] > own)
                low = middle + 1;
            else
                high = middle;
        }
        return low + 1;
    }

    /// <summary>The account whose key was sent.</summary>
    /// <exception cref="GraphQlException">No key was sent, or one of no account.</exception>
    public AccountRecord Caller =>
        (
            Key.Account is { } name
                ? View.Accounts.FirstOrDefault(a => a.Username == name)
                : View.Accounts.ElementAtOrDefault(Key.Place)
        ) ?? throw new GraphQlException("Your session is invalid or has expired");

    /// <summary>The key that was sent.</summary>
    /// <exception cref="GraphQlException">None was sent.</exception>
    public SandboxKey Key => key ?? throw new GraphQlException("You must be authenticated");

    /// <summary>After a change: the same moment, with the change in it.</summary>
    public void Refresh()
    {
        View = source.At(now);
        _standings.Clear();
        _profiles.Clear();
        _ranked.Clear();
        _resolved.Clear();
        _main.Clear();
        _views.Clear();
        _stakes = null;
    }

    public Profile Profile(ModelRecord model)
    {
        if (!_profiles.TryGetValue(model.Id, out var profile))
            _profiles[model.Id] = profile = new Profile(this, model);
        return profile;
    }

    /// <summary>The model with this id, of anybody.</summary>
    public ModelRecord? Model(string? id) => View.Models.FirstOrDefault(m => m.Id == id);

    /// <summary>The caller's models, those added here included.</summary>
    public IEnumerable<ModelRecord> OwnModels() =>
        View.Models.Where(m => m.AccountId == Caller.Id).Concat(side.Added.Where(m => m.AccountId == Caller.Id));

    /// <summary>The caller's model with this id.</summary>
    /// <exception cref="GraphQlException">It is somebody else's, or nobody's.</exception>
    public ModelRecord Own(string? id) =>
        OwnModels().FirstOrDefault(m => m.Id == id) ?? throw new GraphQlException("Model not found");

    public AccountRecord Account(ModelRecord model) => View.Accounts.First(a => a.Id == model.AccountId);

    /// <summary>The tournament with this number; the first one where it is left out.</summary>
    public static Tournament Tournament(Arguments arguments, string name = "tournament") =>
        (Tournament)(arguments.Int(name) ?? (int)Core.Rounds.Tournament.Classic);

    /// <summary>The score that ranks a tournament's models: the newest one of those that did for which somebody has a reputation.</summary>
    public string MainScore(Tournament tournament)
    {
        if (_main.TryGetValue(tournament, out var known))
            return known;
        var scores = ScoreColumns.MainScores(tournament);
        var profiles = View.Models.Where(m => m.Tournament == tournament).Select(Profile).ToList();
        return _main[tournament] =
            scores.FirstOrDefault(s => profiles.Exists(p => p.Reputation(s) is not null)) ?? scores[0];
    }

    /// <summary>Models of a tournament by rank, best first.</summary>
    public IReadOnlyList<Standing> Standings(Tournament tournament)
    {
        if (_standings.TryGetValue(tournament, out var known))
            return known;
        var profiles = View
            .Models.Where(m => m.Tournament == tournament)
            .Select(Profile)
            .OrderByDescending(p => p.Reputation(MainScore(tournament)) ?? decimal.MinValue)
            .ThenBy(p => p.Model.Id, StringComparer.Ordinal);
        return _standings[tournament] = [.. profiles.Select((p, i) => new Standing(p, i + 1))];
    }
}

/// <summary>A model's place on a leaderboard.</summary>
internal sealed record Standing(Profile Profile, int Rank);

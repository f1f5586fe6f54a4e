using Ballast.Core.Rounds;
using Ballast.Sandbox.GraphQl;
using Ballast.Sandbox.Sources;

namespace Ballast.Sandbox.Api;

/// <summary>What the answers to one request are drawn from.</summary>
internal sealed class ApiRequest(ITournamentSource source, DateTimeOffset now, ModelChanges side, SandboxKey? key)
{
    private readonly Dictionary<Tournament, IReadOnlyList<Standing>> _standings = [];
    private readonly Dictionary<string, Profile> _profiles = new(StringComparer.Ordinal);

    public ITournamentSource Source => source;

    /// <summary>What was uploaded over the API.</summary>
    public required UploadDesk Desk { get; init; }

    /// <summary>Scheme and host by which the client knows this server.</summary>
    public required string Origin { get; init; }

    public ITournamentView View { get; private set; } = source.At(now);

    public ModelChanges Side => side;

    /// <summary>The account whose key was sent.</summary>
    /// <exception cref="GraphQlException">No key was sent.</exception>
    public AccountRecord Caller =>
        Key.Account is { } name ? View.Accounts.First(a => a.Username == name) : View.Accounts[0];

    /// <summary>The key that was sent.</summary>
    /// <exception cref="GraphQlException">None was sent.</exception>
    public SandboxKey Key => key ?? throw new GraphQlException("You must be authenticated");

    /// <summary>After a change: the same moment, with the change in it.</summary>
    public void Refresh()
    {
        View = source.At(now);
        _standings.Clear();
        _profiles.Clear();
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

    /// <summary>Models of a tournament by rank, best first.</summary>
    public IReadOnlyList<Standing> Standings(Tournament tournament)
    {
        if (_standings.TryGetValue(tournament, out var known))
            return known;
        var profiles = View
            .Models.Where(m => m.Tournament == tournament)
            .Select(Profile)
            .OrderByDescending(p => p.Reputation(ScoreColumns.MainScore(tournament)) ?? decimal.MinValue)
            .ThenBy(p => p.Model.Id, StringComparer.Ordinal);
        return _standings[tournament] = [.. profiles.Select((p, i) => new Standing(p, i + 1))];
    }
}

/// <summary>A model's place on a leaderboard.</summary>
internal sealed record Standing(Profile Profile, int Rank);

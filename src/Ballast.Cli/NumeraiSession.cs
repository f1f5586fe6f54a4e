using Ballast.Cli.Options;
using Ballast.Numerai;
using Ballast.Numerai.Feed;
using Ballast.Numerai.Http;
using Ballast.Numerai.Keys;
using Ballast.Numerai.Stakes;
using Ballast.Numerai.Submissions;
using Ballast.Numerai.Transfers;

namespace Ballast.Cli;

/// <summary>The way to the tournament's API for one run of a command; counts what is sent.</summary>
internal sealed class NumeraiSession : IDisposable
{
    // A server on this machine has no neighbours to be considerate of.
    private const double LocalRequestsPerSecond = 1000;

    private readonly NumeraiConnection _connection;
    private int _requests;

    /// <param name="endpoint">The address of the API.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="observe">Receives every attempt; nothing in it holds a secret.</param>
    public NumeraiSession(Uri endpoint, TimeProvider clock, Action<RequestAttempt>? observe = null)
    {
        var options = new NumeraiOptions
        {
            Endpoint = endpoint,
            Observer = attempt =>
            {
                Interlocked.Increment(ref _requests);
                observe?.Invoke(attempt);
            },
        };
        if (endpoint.IsLoopback)
            options = options with
            {
                RequestsPerSecond = LocalRequestsPerSecond,
                FirstRetryDelay = TimeSpan.FromMilliseconds(100),
            };
        _connection = new NumeraiConnection(options, time: clock);
        Public = new NumeraiClient(_connection);
        Feed = new NumeraiFeed(Public, _connection);
        Downloads = new NumeraiDownloads(_connection);
    }

    /// <summary>Asks what anyone may ask, in Numerai's words.</summary>
    public NumeraiClient Public { get; }

    /// <summary>Fetches files.</summary>
    public NumeraiDownloads Downloads { get; }

    /// <summary>One that says on standard error when the server is silent: somebody waits.</summary>
    public static NumeraiSession Open(CommandContext context, Uri endpoint)
    {
        var said = 0;
        return new NumeraiSession(
            endpoint,
            context.CliHost.Clock,
            attempt =>
            {
                if (attempt is { IsSilence: true } && Interlocked.Exchange(ref said, 1) == 0)
                    context.Screen.Aside(
                        $"no answer from {endpoint.Authority} for {attempt.Elapsed.TotalSeconds:0} s; trying once more."
                    );
            }
        );
    }

    /// <summary>What anyone may ask.</summary>
    public NumeraiFeed Feed { get; }

    /// <summary>Requests sent so far, repeated ones included.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>The address an option gave; null for Numerai's own. It is kept with what comes from it, so it may hold no secret.</summary>
    public static Uri Endpoint(string? text, string command)
    {
        if (text is null)
            return NumeraiOptions.DefaultEndpoint;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw new UsageException(command, "--api is an address such as http://127.0.0.1:8099.");
        return uri is { UserInfo: "", Query: "", Fragment: "" }
            ? uri
            : throw new UsageException(
                command,
                "--api is an address without user, password and ?…: it is kept in the store. Keys come from the environment or .env."
            );
    }

    /// <summary>Asks for the account of a key, in Numerai's words.</summary>
    public NumeraiClient Client(NumeraiCredentials key) => new(_connection, key);

    /// <summary>Hands predictions in, for the account of a key.</summary>
    public NumeraiSubmissionWriter Submissions(NumeraiCredentials key) => new(_connection, key);

    /// <summary>The own account of a key.</summary>
    public NumeraiAccountFeed Account(NumeraiCredentials key) => new(new NumeraiClient(_connection, key));

    /// <summary>Reads what is shown of the stakes of accounts.</summary>
    public NumeraiStakeReader StakeReader(IEnumerable<NumeraiCredentials> keys) =>
        new(keys.ToDictionary(k => k.Label, k => new NumeraiClient(_connection, k), StringComparer.Ordinal));

    /// <summary>Changes stakes of accounts.</summary>
    public NumeraiStakeChanges StakeChanges(IEnumerable<NumeraiCredentials> keys) =>
        new(keys.ToDictionary(k => k.Label, k => new NumeraiStakeWriter(_connection, k), StringComparer.Ordinal));

    /// <summary>What a key may do, against what changing stakes takes.</summary>
    public Task<KeyReport> CheckStakeKeyAsync(NumeraiCredentials key, CancellationToken cancellation) =>
        new NumeraiClient(_connection, key).CheckKeyAsync(KeyPurpose.ChangeStake, cancellation);

    /// <summary>Reads what atomic staking shows of an account.</summary>
    public NumeraiAtomicReader AtomicReader(NumeraiCredentials key) => new(new NumeraiClient(_connection, key));

    /// <summary>The keys of an account, or of all. Keys are looked at only when they are asked for.</summary>
    public static (IReadOnlyList<NumeraiCredentials> Keys, IReadOnlyList<string> Warnings) Keys(
        CommandContext context,
        string? label
    )
    {
        var file = context.CliHost.EnvFile is { } path ? EnvFile.Read(path) : null;
        var ring = KeyRing.From(context.CliHost.Variables, file);
        return label is null && ring.All.Count > 0
            ? ([.. ring.All], ring.Warnings)
            : ([ring.Get(label ?? NumeraiCredentials.DefaultLabel)], ring.Warnings);
    }

    public void Dispose() => _connection.Dispose();
}

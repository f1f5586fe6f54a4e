using System.Security.Cryptography;
using Ballast.Core.Alerts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Delivery.Channels;
using Ballast.Delivery.Messages;
using Ballast.Delivery.Outbox;
using Ballast.Delivery.Settings;
using Ballast.Delivery.Watching;
using Ballast.Server.Watching;
using Ballast.Storage;
using Router = System.Func<
    Ballast.Core.Store.Incident,
    System.Collections.Generic.IReadOnlyList<(string Channel, System.DateTimeOffset NotBefore)>
>;

namespace Ballast.Cli.Alerting;

/// <summary>One watch: what the rules find is kept, what is due is sent. The command and the server do the same.</summary>
/// <param name="settings">What is sent to whom.</param>
/// <param name="reader">Reads secrets of the channels.</param>
/// <param name="clock">The clock.</param>
internal sealed class WatchSession(AlertSettings settings, SettingReader reader, TimeProvider clock) : IWatchSession
{
    /// <summary>The rules; tests bring their own.</summary>
    public IReadOnlyList<IAlertRule> Rules { get; init; } = AlertRules.All;

    /// <summary>Looks, keeps what is new, sends what is due.</summary>
    /// <param name="store">The store.</param>
    /// <param name="sync">What became of the last sync, where somebody knows.</param>
    /// <param name="cancellation">Ends it: what was kept stays, and what was not sent is sent by the next watch.</param>
    public async Task<WatchDocument> RunAsync(TournamentStore store, LastSync sync, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var findings = AlertWatch.Find(store, Rules, settings, now, sync, cancellation);
        var (found, route) = Routed(store, findings, now);
        var kept = store.Keep(found, route, now);
        var results = await SendAsync(store, cancellation).ConfigureAwait(false);
        return Document(now, found.Count, findings, [.. kept.Select(k => Entry(k.Id, k.Incident, route))]) with
        {
            Sent = [.. results.Where(r => r.Error is null)],
            Failed = [.. results.Where(r => r.Error is not null)],
            Waiting = store.Waiting,
        };
    }

    /// <summary>Looks alone: keeps and sends nothing.</summary>
    public WatchDocument Look(TournamentStore store, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var findings = AlertWatch.Find(store, Rules, settings, now, LastSync.Unknown, cancellation);
        var (found, route) = Routed(store, findings, now);
        var fresh = store.New(found).Select(i => Entry(null, i, route)).ToList();
        return Document(now, found.Count, findings, fresh) with { IsDryRun = true, Waiting = store.Waiting };
    }

    /// <summary>Sends what is due, and finds nothing.</summary>
    public async Task<IReadOnlyList<WatchDelivery>> SendAsync(TournamentStore store, CancellationToken cancellation)
    {
        var channels = new AlertChannels(settings, reader, clock);
#pragma warning disable CA5394 // Spreads tries; nothing is kept secret by it.
        var chance = new Random(RandomNumberGenerator.GetInt32(int.MaxValue));
#pragma warning restore CA5394
        var run = new DeliveryRun(store, channels.Find, clock, reader.Mask, chance);
        return [.. (await run.RunAsync(cancellation).ConfigureAwait(false)).Select(Entry)];
    }

    /// <summary>Sends a message that says nothing to one channel.</summary>
    public async Task<Outcome<ChannelTestDocument>> TestAsync(string name, CancellationToken cancellation)
    {
        if (new AlertChannels(settings, reader, clock).Find(name) is not { } channel)
            return new Refusal(
                "unknown-channel",
                settings.Channels.Count == 0
                    ? $"There is no channel '{name}': no file of alerts was found. Name one with --alerts FILE."
                    : $"There is no channel '{name}'. There are {string.Join(", ", settings.Channels.Select(c => c.Name))}."
            );
        var message = AlertMessage.Test(name, clock.GetUtcNow());
        try
        {
            await channel.SendAsync(message, cancellation).ConfigureAwait(false);
        }
        catch (DeliveryException e)
        {
            // The mask is this reader's: the line may go anywhere from here.
#pragma warning disable MA0054 // The other one's text may hold a secret.
            throw new DeliveryException(reader.Mask(e.Message));
#pragma warning restore MA0054
        }
        return new ChannelTestDocument(name, message.Id);
    }

    /// <summary>What was found, with a digest where much of it is old and new to the store; and whom each is sent to.</summary>
    private (IReadOnlyList<Incident> Found, Router Route) Routed(
        TournamentStore store,
        AlertFindings findings,
        DateTimeOffset now
    )
    {
        var digest = IncidentDigest.Of(store.New(findings.Incidents), now);
        return (
            digest.Incident is { } one ? [.. findings.Incidents, one] : findings.Incidents,
            incident => digest.IsDelivered(incident) ? settings.Route(incident, now) : []
        );
    }

    private static WatchDocument Document(
        DateTimeOffset now,
        int found,
        AlertFindings findings,
        List<WatchIncident> fresh
    ) =>
        new()
        {
            At = now,
            IsDryRun = false,
            New = [.. fresh.OrderByDescending(i => Array.IndexOf(Urgencies, i.Urgency))],
            Known = found - fresh.Count,
            Sent = [],
            Failed = [],
            Waiting = 0,
            Problems =
            [
                .. findings.Broken.Select(b =>
                    $"The rule {b.Rule} could not look at {b.Tournament.Slug()} ({b.Reason}); the others did. Please report it."
                ),
            ],
        };

    private static readonly string[] Urgencies = [.. Enum.GetValues<IncidentUrgency>().Select(u => u.InWords())];

    private static WatchIncident Entry(long? id, Incident incident, Router route) =>
        new(
            id,
            incident.Key,
            incident.Rule,
            incident.Tournament?.Slug(),
            incident.Subject,
            incident.Urgency.InWords(),
            incident.BeganAt,
            incident.Sentence,
            incident.Details,
            incident.Next,
            [.. route(incident).Select(r => r.Channel)]
        );

    private static WatchDelivery Entry(DeliveryResult result) =>
        new(
            result.Delivery.Incident.Id,
            result.Delivery.Channel,
            result.Delivery.Message,
            result.Delivery.Attempts,
            result.Error,
            result.RetryAt
        );
}

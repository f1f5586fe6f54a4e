using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Delivery.Messages;
using Ballast.Delivery.Settings;

namespace Ballast.Delivery.Channels;

/// <summary>A document to a program of the owner's, signed as Standard Webhooks describes it (https://www.standardwebhooks.com).</summary>
/// <remarks>
/// The signature is over id, moment and body, so that neither an old message nor another body passes. The id is the same at every try: who has noted it may
/// answer 200 and do nothing.
/// </remarks>
internal sealed class WebhookChannel(ChannelSettings settings, SettingReader reader, TimeProvider clock, HttpPost post)
    : IAlertChannel
{
    // What people are told to make with: openssl rand -base64 32.
    private const string Prefix = "whsec_";

    /// <inheritdoc/>
    public Task SendAsync(AlertMessage message, CancellationToken cancellation)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(Document(message), WebhookJson.Default.WebhookDocument);
        var moment = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = Sign(reader.Secret(settings.Secret!, "secret"), message.Id, moment, body);
        return post.SendAsync(
            reader.Address(settings.Address!),
            body,
            [("webhook-id", message.Id), ("webhook-timestamp", moment), ("webhook-signature", $"v1,{signature}")],
            cancellation
        );
    }

    /// <summary>HMAC-SHA256 of <c>ID.MOMENT.BODY</c>, in base 64.</summary>
    public static string Sign(string secret, string id, string moment, byte[] body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{moment}."), .. body];
        return Convert.ToBase64String(HMACSHA256.HashData(Key(secret), signed));
    }

    private static byte[] Key(string secret)
    {
        if (!secret.StartsWith(Prefix, StringComparison.Ordinal))
            return Encoding.UTF8.GetBytes(secret);
        try
        {
            return Convert.FromBase64String(secret[Prefix.Length..]);
        }
        catch (FormatException e)
        {
            throw new DeliveryException($"The secret begins with {Prefix}, and what follows is not base 64.", e);
        }
    }

    private static WebhookDocument Document(AlertMessage message)
    {
        var incident = message.Incident;
        return new WebhookDocument
        {
            Delivery = message.Id,
            IsTest = message.IsTest,
            Key = incident.Key,
            Rule = incident.Rule,
            Tournament = incident.Tournament?.Slug(),
            Subject = incident.Subject,
            Urgency = incident.Urgency.InWords(),
            BeganAt = incident.BeganAt,
            FoundAt = message.FoundAt,
            Sentence = incident.Sentence,
            Details = incident.Details,
            Next = incident.Next,
        };
    }
}

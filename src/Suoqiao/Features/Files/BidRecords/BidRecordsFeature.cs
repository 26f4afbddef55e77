using System.CommandLine;
using Suoqiao.House;

namespace Suoqiao.Features.Files.BidRecords;

internal sealed class BidRecordsFeature : Feature
{
    public override IEnumerable<Command> Commands(ConsoleHost console) => [VerifyCommand.Create()];
}

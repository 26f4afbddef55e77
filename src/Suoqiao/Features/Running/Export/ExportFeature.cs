using System.CommandLine;
using Suoqiao.House;

namespace Suoqiao.Features.Running.Export;

internal sealed class ExportFeature : Feature
{
    public override IEnumerable<Command> Commands(ConsoleHost console) => [ExportCommand.Create(console)];
}

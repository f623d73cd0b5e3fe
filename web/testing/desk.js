/** 照真的措辞把一次会的几张纸都写出来：node testing/desk.js < {data, meetings: {名称: 填的}}。 */

import { text } from "node:stream/consumers"
import { blank } from "../desk/meeting.js"
import { absences, notice, parts, record, recordText, reminder, report, values } from "../desk/papers.js"

const { data, meetings } = JSON.parse(await text(process.stdin))
const NOW = "2026-11-27"
const found = data.settings.flatMap(setting => data.agendas.flatMap(agenda => Object.entries(meetings).map(([name, given]) => {
  const meeting = { ...blank("a", setting.id, agenda.id), ...given }
  return {
    name, setting: setting.id, agenda: agenda.id, known: Object.keys(values(data, meeting, NOW)),
    notice: notice(data, meeting, NOW), reminder: reminder(data, meeting, NOW), parts: parts(data, meeting, NOW).map(({ step, from, to, paper, script }) => ({ step: step.id, from, to, paper, script })),
    absences: absences(data, meeting, NOW), report: report(data, meeting, NOW), record: record(data, meeting, NOW), text: recordText(data, meeting, NOW),
  }
})))
process.stdout.write(JSON.stringify(found))

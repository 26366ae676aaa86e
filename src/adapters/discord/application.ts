import { type REST, Routes } from 'discord.js';
import * as z from 'zod';

const APPLICATION = z.object({ id: z.string() });

/** The id of the application that the token of `rest` belongs to. */
export async function applicationId(rest: REST): Promise<string> {
  return APPLICATION.parse(await rest.get(Routes.currentApplication())).id;
}
